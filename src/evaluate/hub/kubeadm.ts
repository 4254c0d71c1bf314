import { reference, seconds, strategyParts, withDeletion } from './parts';
import { each, Fields, gathered, isFields, within } from './read';

/** `KubeadmControlPlane.spec`, and that of its template. */
export function kubeadmControlPlane(spec: Fields): Fields {
  const {
    rolloutAfter, rolloutBefore, rolloutStrategy, remediationStrategy, machineNamingStrategy, machineTemplate, kubeadmConfigSpec, ...rest
  } = spec;
  return {
    ...rest,
    machineTemplate: within(machineTemplate, controlPlaneMachine),
    kubeadmConfigSpec: within(kubeadmConfigSpec, kubeadmConfig),
    machineNaming: machineNamingStrategy ?? rest.machineNaming,
    rollout: gathered({ after: rolloutAfter, before: rolloutBefore, strategy: strategyParts(rolloutStrategy).rollout }),
    remediation: within(remediationStrategy, ({ maxRetry, retryPeriod, minHealthyPeriod }) => gathered({
      maxRetry, retryPeriodSeconds: seconds(retryPeriod), minHealthyPeriodSeconds: seconds(minHealthyPeriod),
    })),
  };
}

function controlPlaneMachine({ metadata, spec, ...flat }: Fields): Fields {
  const { infrastructureRef, ...machine } = withDeletion({ ...isFields(spec) ? spec : {}, ...flat });
  return { metadata, spec: gathered({ ...machine, infrastructureRef: reference(infrastructureRef) }) };
}

/** `KubeadmConfigSpec`, wherever it stands. Name, version and networks of the cluster are taken from the Cluster and the Machine. */
export function kubeadmConfig(fields: Fields): Fields {
  const { clusterConfiguration, initConfiguration, joinConfiguration, useExperimentalRetryJoin: _retry, ...spec } = fields;
  const timeout = isFields(clusterConfiguration?.apiServer) ? seconds(clusterConfiguration.apiServer.timeoutForControlPlane) : undefined;
  return {
    ...spec,
    clusterConfiguration: within(clusterConfiguration, clusterFields),
    initConfiguration: withTimeouts(within(initConfiguration, initFields), timeout),
    joinConfiguration: withTimeouts(within(joinConfiguration, joinFields), timeout),
  };
}

function clusterFields(configuration: Fields): Fields {
  const {
    apiServer, controllerManager, scheduler, etcd, clusterName: _name, kubernetesVersion: _version, networking: _networking, ...rest
  } = untyped(configuration);
  return {
    ...rest,
    apiServer: within(apiServer, ({ timeoutForControlPlane: _timeout, ...fields }) => component(fields)),
    controllerManager: within(controllerManager, component),
    scheduler: within(scheduler, component),
    etcd: within(etcd, fields => ({ ...fields, local: within(fields.local, component) })),
  };
}

function component(fields: Fields): Fields {
  return { ...fields, extraArgs: argumentList(fields.extraArgs) };
}

function initFields(configuration: Fields): Fields {
  const { bootstrapTokens, nodeRegistration, ...rest } = untyped(configuration);
  return {
    ...rest,
    nodeRegistration: within(nodeRegistration, registration),
    bootstrapTokens: each(bootstrapTokens, ({ ttl, ...token }) => ({ ...token, ttlSeconds: seconds(ttl) })),
  };
}

function joinFields(configuration: Fields): Fields {
  const { discovery, nodeRegistration, ...rest } = untyped(configuration);
  const { timeout, ...found } = isFields(discovery) ? discovery : {} as Fields;
  return {
    ...rest,
    nodeRegistration: within(nodeRegistration, registration),
    discovery: isFields(discovery) ? gathered(found) : discovery,
    timeouts: gathered({ ...isFields(rest.timeouts) ? rest.timeouts : {}, tlsBootstrapSeconds: seconds(timeout) }),
  };
}

function registration(fields: Fields): Fields {
  return { ...fields, kubeletExtraArgs: argumentList(fields.kubeletExtraArgs) };
}

/** The wait for the API server counts for both ways to start, also when only one of them was written. */
function withTimeouts(configuration: any, wait: any): any {
  if (wait === undefined) { return configuration; }
  const fields: Fields = isFields(configuration) ? configuration : {};
  return { ...fields, timeouts: { ...fields.timeouts, controlPlaneComponentHealthCheckSeconds: wait } };
}

/** Arguments by name become a list in the order of their names. */
function argumentList(map: any): any {
  if (!isFields(map)) { return map; }
  return Object.keys(map).sort().map(name => ({ name, value: map[name] }));
}

function untyped({ apiVersion: _apiVersion, kind: _kind, ...fields }: Fields): Fields {
  return fields;
}
