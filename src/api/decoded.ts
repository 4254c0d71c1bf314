import { fieldSegment, type Finding } from './finding';
import { quote } from './wording';

/** A check of one value, which says what is wrong with it. */
type Read = (value: unknown) => string | undefined;

/** Fields by path, `[]` for every item of a list, and what Go does with them. */
type Fields = { readonly [path: string]: Read };

const DURATION = /^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;
const KIND = /^(?=.{1,63}$)[a-z]([-a-z0-9]*[a-z0-9])?$/i;

const duration: Read = value => typeof value === 'string' && !DURATION.test(value) ? `${quote(value)} is no duration; write one such as "5m" or "1h30m".` : undefined;
const token: Read = value => typeof value === 'string' && !TOKEN.test(value) ? 'this is no bootstrap token; write six and sixteen lower-case letters or digits with a dot between them.' : undefined;
const count: Read = value => typeof value === 'number' && value < 0 ? `${value} is too small; write 0 or more.` : undefined;

/** References of v1beta1 are converted: group and kind have to be those of a CRD. An empty reference is none. */
const reference: Read = value => isRecord(value) && Object.keys(value).length > 0 ? requiredReference(value) : undefined;
const requiredReference: Read = value => {
  if (!isRecord(value)) return undefined;
  const { apiVersion, kind } = value;
  const parts = typeof apiVersion === 'string' ? apiVersion.split('/') : [];
  if (parts.length !== 2 || parts[0] === '') return `apiVersion ${quote(apiVersion ?? '')} has no API group with one version; write group/version.`;
  return typeof kind === 'string' && KIND.test(kind) ? undefined : `kind ${quote(kind ?? '')} is no kind; write the kind of the object.`;
};

const each = (prefix: string, fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([path, read]) => [`${prefix}.${path}`, read]));

const MACHINE: Fields = { nodeDrainTimeout: duration, nodeVolumeDetachTimeout: duration, nodeDeletionTimeout: duration };
const REFERENCES: Fields = { 'infrastructureRef': reference, 'bootstrap.configRef': reference };
const HEALTH: Fields = { 'nodeStartupTimeout': duration, 'unhealthyConditions[].timeout': duration };
const WITH_HEALTH: Fields = { ...MACHINE, ...each('machineHealthCheck', HEALTH) };
const TOKENS: Fields = { 'initConfiguration.bootstrapTokens[].token': token };
const KUBEADM: Fields = {
  ...TOKENS,
  'clusterConfiguration.apiServer.timeoutForControlPlane': duration,
  'initConfiguration.bootstrapTokens[].ttl': duration,
  'joinConfiguration.discovery.timeout': duration,
};
const CONTROL_PLANE: Fields = {
  ...each('kubeadmConfigSpec', KUBEADM),
  ...each('machineTemplate', MACHINE),
  'remediationStrategy.retryPeriod': duration,
  'remediationStrategy.minHealthyPeriod': duration,
};
const GROUPS_OF_MACHINES: Fields = {
  ...each('controlPlane', WITH_HEALTH), ...each('workers.machineDeployments[]', WITH_HEALTH), ...each('workers.machinePools[]', MACHINE),
};
const SOFT_STOP: Fields = { guestSoftPowerOffTimeout: duration };
const SCALED: Fields = { replicas: count };
const TEMPLATE = 'template.spec';

const CORE = 'cluster.x-k8s.io';
const CONTROL = `controlplane.${CORE}`;
const BOOT = `bootstrap.${CORE}`;
const VSPHERE = `infrastructure.${CORE}`;

/** Fields below spec whose schema says less than what is done with them when the object arrives, by version and kind. */
const KINDS: { readonly [kind: string]: Fields | undefined } = {
  [`${CORE}/v1beta1 Cluster`]: { infrastructureRef: reference, controlPlaneRef: reference, ...each('topology', GROUPS_OF_MACHINES) },
  [`${CORE}/v1beta1 ClusterClass`]: GROUPS_OF_MACHINES,
  [`${CORE}/v1beta1 Machine`]: { ...MACHINE, ...REFERENCES },
  [`${CORE}/v1beta1 MachineSet`]: { ...SCALED, ...each(TEMPLATE, { ...MACHINE, ...REFERENCES }) },
  [`${CORE}/v1beta1 MachineDeployment`]: { ...SCALED, ...each(TEMPLATE, { ...MACHINE, ...REFERENCES }) },
  [`${CORE}/v1beta1 MachinePool`]: { ...SCALED, ...each(TEMPLATE, { ...MACHINE, ...REFERENCES }) },
  [`${CORE}/v1beta1 MachineHealthCheck`]: HEALTH,
  [`${CORE}/v1beta2 MachineSet`]: SCALED,
  [`${CORE}/v1beta2 MachineDeployment`]: SCALED,
  [`${CORE}/v1beta2 MachinePool`]: SCALED,
  [`${CONTROL}/v1beta1 KubeadmControlPlane`]: { ...CONTROL_PLANE, 'machineTemplate.infrastructureRef': requiredReference },
  [`${CONTROL}/v1beta1 KubeadmControlPlaneTemplate`]: each(TEMPLATE, CONTROL_PLANE),
  [`${CONTROL}/v1beta2 KubeadmControlPlane`]: each('kubeadmConfigSpec', TOKENS),
  [`${CONTROL}/v1beta2 KubeadmControlPlaneTemplate`]: each(`${TEMPLATE}.kubeadmConfigSpec`, TOKENS),
  [`${BOOT}/v1beta1 KubeadmConfig`]: KUBEADM,
  [`${BOOT}/v1beta1 KubeadmConfigTemplate`]: each(TEMPLATE, KUBEADM),
  [`${BOOT}/v1beta2 KubeadmConfig`]: TOKENS,
  [`${BOOT}/v1beta2 KubeadmConfigTemplate`]: each(TEMPLATE, TOKENS),
  [`${VSPHERE}/v1beta1 VSphereMachine`]: SOFT_STOP,
  [`${VSPHERE}/v1beta1 VSphereVM`]: SOFT_STOP,
  [`${VSPHERE}/v1beta1 VSphereMachineTemplate`]: each(TEMPLATE, SOFT_STOP),
  [`addons.${CORE}/v1alpha1 HelmChartProxy`]: { 'options.timeout': duration },
  [`addons.${CORE}/v1alpha1 HelmReleaseProxy`]: { 'options.timeout': duration },
};

/** Kinds that may do without a spec by their schema, and whose webhooks stumble over it. */
const NEEDS_SPEC: readonly string[] = ['InClusterIPPool', 'GlobalInClusterIPPool'].map(kind => `ipam.${CORE}/v1alpha2 ${kind}`).concat(`addons.${CORE}/v1alpha1 HelmChartProxy`);

/**
 * Checks what the API server or a webhook cannot read although the schema lets it pass: durations and bootstrap tokens that Go parses, references that
 * conversion looks up, and replicas of kinds with a scale subresource. Observed with cluster-api v1.14.0.
 */
export function checkDecoded({ apiVersion, kind, spec }: any, out: Finding[]): void {
  if ((spec === undefined || spec === null) && NEEDS_SPEC.includes(`${apiVersion} ${kind}`)) out.push({ path: 'spec', message: '"spec" is missing; write an object.' });
  const fields = KINDS[`${apiVersion} ${kind}`];
  if (fields === undefined || !isRecord(spec)) return;
  for (const path of Object.keys(fields)) visit(spec, path.split('.'), 0, 'spec', fields[path], out);
}

function visit(value: unknown, steps: readonly string[], at: number, path: string, read: Read, out: Finding[]): void {
  if (at === steps.length) {
    const message = read(value);
    if (message !== undefined) out.push({ path, message });
  } else if (isRecord(value)) {
    const name = steps[at].replace('[]', '');
    const [inner, where] = [value[name], `${path}.${fieldSegment(name)}`];
    if (name === steps[at]) visit(inner, steps, at + 1, where, read, out);
    else if (Array.isArray(inner)) inner.forEach((item, index) => visit(item, steps, at + 1, `${where}[${index}]`, read, out));
  }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
