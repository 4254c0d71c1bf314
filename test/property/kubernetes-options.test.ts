import * as fc from 'fast-check';
import { kubernetesOptions } from './kubernetes-arbitraries';
import { AuditPolicy, Authentication, BootFormat, EncryptionAtRest, Endpoint, Etcd, Hardening, JwtClaim, KubernetesOptions, WorkloadCluster } from '../../src';
import { checkObject } from '../../src/api';
import { vsphere } from '../support/fixtures';
import { ofKind } from '../support/golden';
import { unjudged } from '../support/kubernetes';

/** The style of a refusal: the place it was typed or the cluster it belongs to, then the problem, on one line. */
const OURS = /^("prod" |WorkloadCluster "prod"|(Etcd|Authentication|EncryptionAtRest|Hardening|AuditPolicy|JwtClaim)\.)[^\n]*: [^\n]+\.$/;

function render(kubernetes: KubernetesOptions, kubernetesVersion: string, bootFormat: BootFormat): any[] {
  return unjudged(scope => {
    new WorkloadCluster(scope, 'prod', {
      kubernetesVersion,
      topology: vsphere({ bootFormat, endpoint: Endpoint.kubeVip('10.0.0.10', { interface: 'eth0' }), pools: [{ name: 'general' }] }),
      kubernetes,
    });
  });
}

test.each(Object.values(BootFormat))('any options give valid objects or our error (%s)', bootFormat => {
  let valid = 0;
  fc.assert(fc.property(kubernetesOptions, fc.constantFrom('v1.28.9', 'v1.30.4', 'v1.31.9', 'v1.34.3', 'v1.35.0'), (options, version) => {
    let objects: any[];
    try {
      objects = render(options(), version, bootFormat);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(OURS);
      return;
    }
    valid++;
    for (const object of objects) { expect(checkObject(object)).toEqual({ checked: true, findings: [] }); }
    expect(render(options(), version, bootFormat)).toEqual(objects);
    const { clusterConfiguration = {}, files = [], initConfiguration, joinConfiguration } = ofKind(objects, 'KubeadmControlPlane')[0].spec.kubeadmConfigSpec;
    expect(initConfiguration).toEqual(joinConfiguration);
    // A flag that names a file of ours must find it, through a mount.
    for (const component of ['apiServer', 'scheduler']) {
      const { extraArgs = [], extraVolumes = [] } = clusterConfiguration[component] ?? {};
      for (const { value } of extraArgs.filter((argument: any) => /^\/etc\/kubernetes\/(apiserver|scheduler)\//.test(argument.value))) {
        expect(files.map(({ path }: any) => path)).toContain(value);
        expect(extraVolumes.some(({ mountPath }: any) => value.startsWith(`${mountPath}/`))).toBe(true);
      }
    }
  }), { numRuns: 200 });
  // Otherwise the property would hold for an implementation that refuses everything.
  expect(valid).toBeGreaterThan(25);
});

const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, maxDepth: 3 }), fc.constant(Symbol('s')), fc.constant(() => 1),
);
const anyOption = fc.oneof(hostile, fc.array(hostile, { maxLength: 2 }), fc.dictionary(fc.constantFrom(
  'audit', 'admission', 'authentication', 'encryption', 'serviceAccounts', 'extraArguments', 'mounts', 'certificateSans', 'goawayChance', 'configuration', 'cipherSuites',
  'minVersion', 'validity', 'tag', 'kubelet', 'A'), hostile, { maxKeys: 3 }));

test('garbage gives our error', () => {
  const options = ['apiServer', 'controllerManager', 'scheduler', 'etcd', 'tls', 'featureGates', 'certificates', 'imageRepository', 'dns', 'timeouts', 'hardening'];
  fc.assert(fc.property(fc.constantFrom(...options), anyOption, (option, value) => {
    try {
      render({ [option]: value } as any, 'v1.34.3', BootFormat.CLOUD_INIT);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(OURS);
    }
  }), { numRuns: 600 });
});

test('garbage in value classes gives our error', () => {
  const makers: ((value: any) => unknown)[] = [
    Etcd.stacked, Etcd.external, Authentication.oidc, Authentication.jwt, Authentication.fromSecret, EncryptionAtRest.fromSecret,
    EncryptionAtRest.kms, Hardening.cis, Hardening.only, AuditPolicy.of, AuditPolicy.fromSecret, JwtClaim.expression,
    value => JwtClaim.of(value, value),
    value => Etcd.stacked({ quota: value, heartbeatInterval: value }), value => Etcd.external({ endpoints: value }),
    value => AuditPolicy.of({ rules: value }),
    value => Authentication.jwt([value]), value => Authentication.jwt([{ url: value, audiences: value, username: value, uid: value }]),
    value => EncryptionAtRest.kms({ name: value, socket: value, timeout: value }),
  ];
  fc.assert(fc.property(fc.constantFrom(...makers), fc.oneof(hostile, fc.array(hostile, { maxLength: 2 })), (make, value) => {
    try {
      make(value);
    } catch (error) {
      expect((error as Error).constructor).toBe(Error);
      expect((error as Error).message).toMatch(OURS);
    }
  }), { numRuns: 1500 });
});
