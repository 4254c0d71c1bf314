import { Chart, Testing } from 'cdk8s';
import { ControlPlaneContext, Distribution, Manifest, NodeSetup, PoolContext, WorkloadCluster } from '../../src';
import { vsphere } from '../support/fixtures';

/** A distribution that knows files and commands and nothing else. */
class Tiny extends Distribution {
  public controlPlane({ setup }: ControlPlaneContext): Manifest {
    this.refuseUnsupported(setup, ['files', 'preJoinCommands', 'nodeName', 'externalCloudProvider', 'bootFormat']);
    return { apiVersion: 'controlplane.example.com/v1', kind: 'TinyControlPlane', spec: { files: setup.files } };
  }

  public poolBootstrap({ setup }: PoolContext): Manifest {
    return { apiVersion: 'bootstrap.example.com/v1', kind: 'TinyConfigTemplate', spec: { files: setup.files } };
  }
}

function tiny(setup: NodeSetup): Chart {
  const chart = Testing.chart();
  new WorkloadCluster(chart, 'edge', { kubernetesVersion: 'v1.34.3', topology: vsphere(), distribution: new Tiny(), setup });
  return chart;
}

test('every item without a translation is named', () => {
  expect(() => tiny({ swap: {}, users: [{ name: 'ops' }], sysctls: { 'vm.swappiness': '1' }, proxy: { noProxy: ['a'] } }))
    .toThrow('Tiny: setup "proxy", "proxyBypass", "swap", "sysctls", "users" cannot be expressed; leave them out or choose another distribution.');
  expect(() => tiny({ ntpServers: ['ntp.example.com'] })).toThrow('Tiny: setup "ntpServers" cannot be expressed; leave it out or choose another distribution.');
});

test('what asks for nothing is not refused', () => {
  // The topology's proxyBypass means nothing without a proxy.
  expect(() => tiny({ files: [{ path: '/a', content: 'a' }], users: [], kubelet: {}, nodeLabels: {} })).not.toThrow();
});
