import { ApiObject, App, Chart } from 'cdk8s';
import { ClusterApiValidation } from '../../src';
import { prod, vsphere } from '../support/fixtures';
import { problemsOf } from '../support/golden';

const lab = () => {
  const cluster = prod(new Chart(new App(), 'prod'), { topology: vsphere({ controlPlane: { replicas: 4 } }) });
  return cluster;
};

test('an acknowledged finding is silent, and its reason stands on the Cluster', () => {
  const cluster = lab();
  expect(problemsOf(cluster)).toEqual([expect.stringContaining('KCP-03')]);
  cluster.acknowledge('KCP-03', 'a lab that may lose its etcd');
  expect(problemsOf(cluster)).toEqual([]);
  expect(ApiObject.of(cluster).toJson().metadata.annotations).toEqual({ 'acknowledge.cdk8s-cluster-api/KCP-03': 'a lab that may lose its etcd' });
});

test('an acknowledgement that silences nothing is reported', () => {
  const cluster = prod(new Chart(new App(), 'prod'));
  cluster.acknowledge('KCP-03', 'no longer true');
  expect(problemsOf(cluster)).toEqual(['[prod/prod] ACK-01 unused-acknowledgement: KCP-03 is acknowledged and nothing is found; remove the acknowledgement.']);
});

test('a reason is not optional', () => {
  expect(() => lab().acknowledge('KCP-03', '')).toThrow('WorkloadCluster "prod".acknowledge: "" is not a reason; write why KCP-03 may stay.');
  expect(() => lab().acknowledge('kcp', 'because')).toThrow('WorkloadCluster "prod".acknowledge: "kcp" is not a rule id; write for example "LNT-01".');
});

test('cdk8s synth --validate gets violations with file, field and fix', async () => {
  const violations: any[] = [];
  const context = {
    manifests: ['dist/a.yaml'],
    parseManifest: () => [{
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      kind: 'KubeadmControlPlane',
      metadata: { name: 'a', namespace: 'b' },
      spec: { replicas: 2, version: 'v1.34.3', machineTemplate: { spec: { infrastructureRef: { apiGroup: 'x.io', kind: 'T', name: 't' } } } },
    }],
    logger: { log: () => undefined },
    report: { addViolation: (violation: any) => violations.push(violation), submit: (status: string) => violations.push(status) },
  };
  await new ClusterApiValidation({ capiVersion: 'v1.13' }).validate(context);
  expect(violations).toContainEqual(expect.objectContaining({
    ruleName: 'KCP-03 control-plane-size', violatingResources: [{ resourceName: 'a', locations: ['spec.replicas'], manifestPath: 'dist/a.yaml' }],
  }));
  expect(violations[violations.length - 1]).toBe('failure');
  expect(() => new ClusterApiValidation({ capiVersion: 'v2' })).toThrow('capi-version: "v2" is not known');
});
