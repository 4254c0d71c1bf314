/** A small ClusterClass with its templates and one Cluster, of kinds that belong to nobody. Each call makes them anew. */
export function siteClass(): any[] {
  const infra = 'infrastructure.example.com/v1beta2';
  const template = (apiVersion: string, kind: string, name: string, spec: object) => ({
    apiVersion, kind, metadata: { name }, spec: { template: { spec } },
  });
  const ref = ({ apiVersion, kind, metadata }: any) => ({ templateRef: { apiVersion, kind, name: metadata.name } });
  const cluster = template(infra, 'SiteClusterTemplate', 'site', { server: 'vc' });
  const controlPlane = template('controlplane.cluster.x-k8s.io/v1beta2', 'KubeadmControlPlaneTemplate', 'site-cp', { kubeadmConfigSpec: { files: [{ path: '/a', content: 'a' }] } });
  const machines = template(infra, 'SiteMachineTemplate', 'site-cp-machines', { size: 'small' });
  const worker = template(infra, 'SiteMachineTemplate', 'site-worker', { size: 'small' });
  const bootstrap = template('bootstrap.cluster.x-k8s.io/v1beta2', 'KubeadmConfigTemplate', 'site-worker', { preKubeadmCommands: ['a'] });
  const poolMachines = template(infra, 'SiteMachinePoolTemplate', 'site-pool', { size: 'small' });
  const poolBootstrap = template('bootstrap.cluster.x-k8s.io/v1beta2', 'KubeadmConfigTemplate', 'site-pool', {});
  const variable = (name: string, openAPIV3Schema: object, required = false) => ({ name, required, schema: { openAPIV3Schema } });
  return [
    {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'ClusterClass',
      metadata: { name: 'site' },
      spec: {
        infrastructure: ref(cluster),
        controlPlane: {
          ...ref(controlPlane),
          machineInfrastructure: ref(machines),
          metadata: { labels: { from: 'class', own: 'class' } },
          deletion: { nodeDrainTimeoutSeconds: 60 },
          healthCheck: { checks: { unhealthyNodeConditions: [{ type: 'Ready', status: 'False', timeoutSeconds: 300 }] } },
        },
        workers: {
          machineDeployments: [{ class: 'worker', bootstrap: ref(bootstrap), infrastructure: ref(worker), rollout: { strategy: { type: 'OnDelete' } }, minReadySeconds: 5 }],
          machinePools: [{ class: 'pool', bootstrap: ref(poolBootstrap), infrastructure: ref(poolMachines) }],
        },
        variables: [
          variable('size', { type: 'string', default: 'medium', enum: ['small', 'medium', 'large'] }),
          variable('server', { type: 'string' }, true),
          variable('proxy', { type: 'object', properties: { url: { type: 'string' }, port: { type: 'integer', default: 3128 } } }),
        ],
        patches: [
          {
            name: 'size',
            definitions: [{
              selector: { apiVersion: infra, kind: 'SiteMachineTemplate', matchResources: { controlPlane: true, machineDeploymentClass: { names: ['wor*'] } } },
              jsonPatches: [{ op: 'replace', path: '/spec/template/spec/size', valueFrom: { variable: 'size' } }],
            }],
          },
          {
            name: 'server',
            definitions: [{
              selector: { apiVersion: infra, kind: 'SiteClusterTemplate', matchResources: { infrastructureCluster: true } },
              jsonPatches: [{ op: 'replace', path: '/spec/template/spec/server', valueFrom: { template: '{{ .server }}.{{ .builtin.cluster.name }}' } }],
            }],
          },
          {
            name: 'proxy',
            enabledIf: '{{ if .proxy }}true{{ end }}',
            definitions: [{
              selector: { apiVersion: controlPlane.apiVersion, kind: controlPlane.kind, matchResources: { controlPlane: true } },
              jsonPatches: [{ op: 'add', path: '/spec/template/spec/kubeadmConfigSpec/files/-', valueFrom: { template: 'path: /proxy\ncontent: "{{ .proxy.url }}:{{ .proxy.port }}"' } }],
            }],
          },
        ],
      },
    },
    cluster, controlPlane, machines, worker, bootstrap, poolMachines, poolBootstrap,
    {
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Cluster',
      metadata: { name: 'berlin' },
      spec: {
        topology: {
          classRef: { name: 'site' },
          version: 'v1.34.2',
          controlPlane: { replicas: 3, metadata: { labels: { own: 'cluster' } } },
          workers: { machineDeployments: [{ class: 'worker', name: 'general', replicas: 2 }] },
          variables: [{ name: 'server', value: 'vc1' }],
        },
      },
    },
  ];
}

/** The object of a kind among those given. */
export function one(objects: readonly any[], kind: string, name?: RegExp): any {
  const found = objects.filter(object => object.kind === kind && (!name || name.test(object.metadata.name)));
  if (found.length !== 1) { throw new Error(`${found.length} objects of kind ${kind}`); }
  return found[0];
}
