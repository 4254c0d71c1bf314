import { ApiObject, Chart } from 'cdk8s';
import { emptyChart } from './support';
import { renderTopology } from '../../src/evaluate';

/** Makes a cluster, and the class it is stamped from if there is one. */
export type Build = (chart: Chart) => void;

/** What is made. */
export function objectsOf(build: Build): any[] {
  const chart = emptyChart();
  build(chart);
  return chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
}

/** A cluster of a class comes to the same as the cluster that is written out. */
export function expectEqual(ofClass: Build, literal: Build, pools: readonly string[]): void {
  const cluster = evaluated(objectsOf(ofClass));
  expect(Object.keys(cluster.pools)).toEqual(pools);
  expect(cluster).toEqual(written(objectsOf(literal)));
}

/** What a cluster consists of, without the names of its objects: the names of a topology controller and ours differ, the rest may not. */
export interface ComparableCluster {
  readonly infrastructure: any;
  readonly controlPlane: any;
  readonly machines: any;
  readonly healthCheck: any;
  readonly pools: { readonly [name: string]: any };
}

/** The objects that the topology controller would make of a class and its cluster. */
export function evaluated(objects: readonly any[]): ComparableCluster {
  const rendered = renderTopology(objects);
  const notes = rendered.notes.filter(({ kind }) => kind !== 'unchecked');
  if (notes.length > 0) { throw new Error(notes.map(({ kind, where, message }) => `${kind} ${where}: ${message}`).join('\n')); }
  return comparable(rendered.objects, ({ metadata: { labels } }) => labels['topology.cluster.x-k8s.io/deployment-name'] ?? labels['topology.cluster.x-k8s.io/pool-name']);
}

/** The objects of a cluster that is written out. */
export function written(objects: readonly any[]): ComparableCluster {
  return comparable(objects, ({ metadata, spec }) => metadata.name.slice(spec.clusterName.length + 1));
}

function comparable(objects: readonly any[], poolName: (pool: any) => string): ComparableCluster {
  const behind = ({ kind, name }: any) => objects.find(object => object.kind === kind && object.metadata.name === name);
  const { spec: { infrastructureRef, controlPlaneRef } } = objects.find(({ kind }) => kind === 'Cluster');
  const controlPlane = behind(controlPlaneRef);
  const healthCheckOf = ({ metadata }: any) => bare(objects.find(({ kind, spec }) => kind === 'MachineHealthCheck' && (
    metadata === controlPlane.metadata ? 'cluster.x-k8s.io/control-plane' in spec.selector.matchLabels
      : Object.values(spec.selector.matchLabels).includes(metadata.labels['topology.cluster.x-k8s.io/deployment-name'] ?? metadata.name)))?.spec);
  return {
    infrastructure: bare(behind(infrastructureRef)),
    controlPlane: maker(controlPlane),
    machines: bare(behind((controlPlane.spec.machineTemplate?.spec ?? controlPlane.spec.machineTemplate)?.infrastructureRef ?? {})),
    healthCheck: healthCheckOf(controlPlane),
    pools: Object.fromEntries(objects.filter(({ kind }) => kind === 'MachineDeployment' || kind === 'MachinePool').map(pool => [poolName(pool), {
      pool: maker(pool),
      bootstrap: bare(behind(pool.spec.template.spec.bootstrap.configRef)),
      machines: bare(behind(pool.spec.template.spec.infrastructureRef)),
      healthCheck: healthCheckOf(pool),
    }])),
  };
}

/** What makes machines. A topology says the labels and annotations of machines of it as well. */
function maker({ metadata: _metadata, ...object }: any): any {
  return bare(object);
}

/** Labels and annotations that say who made an object, and from what. */
const ORIGIN = /^topology\.cluster\.x-k8s\.io\/|^cluster\.x-k8s\.io\/(cloned-from-|deployment-name$|cluster-name$)|^cdk8s-cluster-api\.dev\/class$/;

/** Without what only says which object it is: names, references, and the marks of its maker. */
function bare(value: any, path = ''): any {
  if (Array.isArray(value)) { return value.map(item => bare(item, `${path}[]`)); }
  if (value === null || typeof value !== 'object') { return value; }
  const kept = Object.entries(value).filter(([key]) => !(
    (/\.?metadata$/.test(path) && (key === 'name' || key === 'namespace'))
    || (/Ref$/.test(path) && key === 'name')
    || (/\.(labels|annotations)$/.test(path) && ORIGIN.test(key))
    || (key === 'selector' && /^(spec)?$/.test(path))));
  const members = kept.map(([key, item]) => [key, bare(item, path === '' ? key : `${path}.${key}`)] as const);
  return Object.fromEntries(members.filter(([key, item]) => !(/^(labels|annotations|metadata)$/.test(key) && Object.keys(item).length === 0)));
}
