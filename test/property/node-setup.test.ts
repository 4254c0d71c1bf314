import * as fc from 'fast-check';
import { nodeSetup } from './node-setup-arbitraries';
import { BootFormat, NodeSetup, WorkloadCluster } from '../../src';
import { checkObject } from '../../src/api';
import { vsphere } from '../support/fixtures';
import { synthesize } from '../support/golden';

/** The style of a refusal: the place it was typed or the group it belongs to, then the problem, on one line. */
const OURS = /^(VSphereTopology\.|"prod" |setup\.|WorkloadCluster ")[^\n]*: [^\n]+[^.]\.$/;

function render(setup: NodeSetup, bootFormat: BootFormat): any[] {
  return synthesize(chart => {
    new WorkloadCluster(chart, 'prod', { kubernetesVersion: 'v1.34.3', topology: vsphere({ bootFormat, pools: [{ name: 'general', setup }] }) });
  });
}

test.each(Object.values(BootFormat))('any setup gives valid objects or our error (%s)', bootFormat => {
  let valid = 0;
  fc.assert(fc.property(nodeSetup, setup => {
    let objects: any[];
    try {
      objects = render(setup, bootFormat);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(OURS);
      return;
    }
    valid++;
    for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
    expect(render(setup, bootFormat)).toEqual(objects);
  }), { numRuns: 150 });
  // Otherwise the property would hold for an implementation that refuses everything.
  expect(valid).toBeGreaterThan(30);
});

test('garbage gives our error', () => {
  const items = ['bootFormat', 'users', 'sshCertificateAuthorities', 'ntpServers', 'files', 'bootCommands', 'preJoinCommands', 'proxy', 'proxyBypass', 'registryMirrors',
    'imageCredentials', 'trustedCertificates', 'kubelet', 'kubeletConfiguration', 'nodeIp', 'sysctls', 'kernelModules', 'containerd', 'swap', 'disks', 'ignitionConfig'];
  const hostile = fc.oneof(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, maxDepth: 3 }), fc.constant(Symbol('s')), fc.constant(() => 1));
  fc.assert(fc.property(fc.constantFrom(...items), fc.oneof(hostile, fc.array(hostile, { maxLength: 2 })), (item, value) => {
    try {
      render({ [item]: value } as any, BootFormat.CLOUD_INIT);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(OURS);
    }
  }), { numRuns: 500 });
});
