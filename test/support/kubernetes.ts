import { ApiObject, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { prod } from './fixtures';
import { ofKind } from './golden';
import { fileAt } from './kubeadm';
import { KubernetesOptions, WorkloadClusterProps } from '../../src';

/** The objects of a chart as they are, whatever the rules say of them. */
export function unjudged(build: (scope: Construct) => void): any[] {
  const chart = new Chart(Testing.app(), 'chart');
  build(chart);
  return chart.node.findAll().filter(ApiObject.isApiObject).map(object => object.toJson());
}

/** The KubeadmControlPlane's configuration with these options of Kubernetes. */
export function configOf(kubernetes: KubernetesOptions, cluster: Partial<WorkloadClusterProps> = {}): any {
  const objects = unjudged(scope => { prod(scope, { kubernetes, ...cluster }); });
  return ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
}

/** The flags of a component by their names. */
export function flagsOf(config: any, component: 'apiServer' | 'controllerManager' | 'scheduler' | 'etcd'): { [flag: string]: string } {
  const { apiServer, controllerManager, scheduler, etcd } = config.clusterConfiguration ?? {};
  const part = { apiServer, controllerManager, scheduler, etcd: etcd?.local }[component];
  return Object.fromEntries((part?.extraArgs ?? []).map(({ name, value }: any) => [name, value]));
}

/** Text of a file of the API server. */
export function apiServerFile(config: any, name: string): string | undefined {
  return fileAt(config, `/etc/kubernetes/apiserver/${name}`)?.content;
}
