import { goDuration, nodeTimeouts, objectReference, VersionOf } from './common';

/** `KubeadmControlPlane.spec`. */
export function kubeadmControlPlaneSpec(spec: any, versionOf: VersionOf): any {
  const { machineTemplate, rollout, remediation, machineNaming, kubeadmConfigSpec, ...rest } = spec;
  const { infrastructureRef, deletion, ...machine } = machineTemplate?.spec ?? {};
  return {
    ...rest,
    machineTemplate: {
      metadata: machineTemplate?.metadata,
      ...machine,
      ...nodeTimeouts(deletion),
      infrastructureRef: objectReference(infrastructureRef, versionOf),
    },
    rolloutAfter: rollout?.after,
    rolloutBefore: rollout?.before,
    rolloutStrategy: rollout?.strategy,
    remediationStrategy: remediation && {
      maxRetry: remediation.maxRetry,
      retryPeriod: goDuration(remediation.retryPeriodSeconds),
      minHealthyPeriod: goDuration(remediation.minHealthyPeriodSeconds),
    },
    machineNamingStrategy: machineNaming,
    kubeadmConfigSpec: kubeadmConfigSpec && kubeadmConfig(kubeadmConfigSpec),
  };
}

/** `KubeadmConfigSpec`, wherever it stands. */
export function kubeadmConfig({ clusterConfiguration, initConfiguration, joinConfiguration, ...spec }: any): any {
  const timeout = initConfiguration?.timeouts?.controlPlaneComponentHealthCheckSeconds;
  return {
    ...spec,
    clusterConfiguration: withApiServerTimeout(clusterConfiguration && withArgumentMaps(clusterConfiguration), goDuration(timeout)),
    initConfiguration: initConfiguration && joinFields(initConfiguration),
    joinConfiguration: joinConfiguration && joinFields(joinConfiguration),
  };
}

function withApiServerTimeout(configuration: any, timeoutForControlPlane: string | undefined): any {
  if (timeoutForControlPlane === undefined) { return configuration; }
  return { ...configuration, apiServer: { ...configuration?.apiServer, timeoutForControlPlane } };
}

/** Fields that an older Cluster API has not: it would drop them without a word. The release that brought each (kubeadm bootstrap types). */
const LATER: { readonly [field: string]: string } = {
  certificateValidityPeriodDays: 'v1.11', caCertificateValidityPeriodDays: 'v1.11', encryptionAlgorithm: 'v1.12',
};

function withArgumentMaps(configuration: any): any {
  const later = Object.keys(LATER).find(field => configuration[field] !== undefined);
  if (later) { throw new Error(`v1beta1: clusterConfiguration.${later} does not exist before Cluster API ${LATER[later]}; leave it out for this management cluster.`); }
  const component = (value: any) => value && { ...value, extraArgs: argumentMap(value.extraArgs) };
  return {
    ...configuration,
    apiServer: component(configuration.apiServer),
    controllerManager: component(configuration.controllerManager),
    scheduler: component(configuration.scheduler),
    etcd: configuration.etcd && { ...configuration.etcd, local: component(configuration.etcd.local) },
  };
}

function joinFields({ timeouts, bootstrapTokens, discovery, nodeRegistration, ...rest }: any): any {
  const { controlPlaneComponentHealthCheckSeconds: _apiServer, tlsBootstrapSeconds, ...left } = timeouts ?? {};
  const lost = Object.keys(left).find(name => left[name] !== undefined);
  if (lost) { throw new Error(`v1beta1: timeouts.${lost} does not exist before v1beta2; leave it out for this management cluster.`); }
  return {
    ...rest,
    discovery: tlsBootstrapSeconds === undefined ? discovery : { ...discovery, timeout: goDuration(tlsBootstrapSeconds) },
    bootstrapTokens: bootstrapTokens?.map(({ ttlSeconds, ...token }: any) => ({ ...token, ttl: goDuration(ttlSeconds) })),
    nodeRegistration: nodeRegistration && { ...nodeRegistration, kubeletExtraArgs: argumentMap(nodeRegistration.kubeletExtraArgs) },
  };
}

function argumentMap(list: { name: string; value: string }[] | undefined): { [name: string]: string } | undefined {
  return list && Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
