const GROUP = ['', '.class', '.name', '.replicas', '.topologyName', '.version', '.metadata.labels', '.metadata.annotations', '.bootstrap.configRef.name', '.infrastructureRef.name'];

/** The builtin variables that `valueFrom.variable` may name (cluster-api v1.14.0 patch_validation.go builtinVariables). Templates reach more. */
export const BUILTIN_VARIABLES: ReadonlySet<string> = new Set([
  ...['', '.name', '.namespace', '.uid', '.metadata.labels', '.metadata.annotations'].map(field => `builtin.cluster${field}`),
  ...['', '.classRef.name', '.classRef.namespace', '.class', '.classNamespace', '.version'].map(field => `builtin.cluster.topology${field}`),
  ...['', '.serviceDomain', '.services', '.pods'].map(field => `builtin.cluster.network${field}`),
  ...['', '.name', '.replicas', '.version', '.metadata.labels', '.metadata.annotations', '.machineTemplate.infrastructureRef.name']
    .map(field => `builtin.controlPlane${field}`),
  ...GROUP.map(field => `builtin.machineDeployment${field}`),
  ...GROUP.map(field => `builtin.machinePool${field}`),
]);
