/** Values by what a variable is called, first match first: what people would write there, with no regard to any real account. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^CLUSTER_NAME$/, 'prod'],
  [/^NAMESPACE$/, 'default'],
  [/^(KUBERNETES|CI|CPI_IMAGE_K8S)_VERSION$/, 'v1.34.3'],
  [/^OPENSHIFT_VERSION$/, '4.19.0'],
  [/^FLATCAR_VERSION$/, '4230.2.0'],
  [/^CONTROL_PLANE_MACHINE_COUNT$/, '3'],
  [/_COUNT$/, '2'],
  [/_IP$|NAMESERVERS?$/, '10.0.0.10'],
  [/^POD_CIDR$/, '["10.244.0.0/16"]'],
  [/^SERVICE_CIDR$/, '["10.96.0.0/16"]'],
  [/^CIDR_BLOCK$/, '10.0.0.0/16'],
  [/^CNI_RESOURCES$/, '{ cni.yaml: none }'],
  [/_ROLES_PREFIX$/, 'rosa'],
  [/^AZURE_EXTENDEDLOCATION_TYPE$/, 'EdgeZone'],
  [/_B64$/, 'bm90LWEtc2VjcmV0'],
  [/^NODE_IPAM_POOL_API_GROUP$/, 'ipam.cluster.x-k8s.io'],
  [/^NODE_IPAM_POOL_KIND$/, 'InClusterIPPool'],
  [/(SUBSCRIPTION|TENANT|CLIENT_ID|NETWORK_ID|FOLDER_ID|APP_ID)/, '11111111-2222-3333-4444-555555555555'],
  [/ACCOUNT_ID$/, '123456789012'],
  [/ROLE_ARN$/, 'arn:aws:iam::123456789012:role/example'],
  [/^AWS_REGION$/, 'eu-central-1'],
  [/^AWS_AVAILABILITY_ZONE$/, 'eu-central-1a'],
  [/^AWS_.*MACHINE_TYPE$/, 'm5.large'],
  [/^GCP_REGION$/, 'europe-west3'],
  [/^GCP_.*MACHINE_TYPE$/, 'n2-standard-4'],
  [/^AZURE_LOCATION$/, 'westeurope'],
  [/^AZURE_.*MACHINE_TYPE$/, 'Standard_D4s_v5'],
  [/THUMBPRINT$/, '01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67'],
  [/(SERVER|ENDPOINT)$/, 'endpoint.example.com'],
  [/AUTHORIZED_KEY$|PUBLIC_KEY$/, 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIExhbXBsZUtleUZvclRlc3RzT25seU5vdFJlYWwx ops'],
];

/** `${NAME}`, with what the templates write behind a name: a default, in which other variables may stand, or a cut. */
const VARIABLE = /\$\$|\$\{(\w+)((?:[^{}$]|\$\{\w+\})*)\}/g;

/** Fills a published template in as `clusterctl generate cluster` does. A default is taken where there is one and the value is free. */
export function fillIn(template: string): string {
  return template.replace(VARIABLE, (found, name: string | undefined, rest: string) => {
    if (name === undefined) { return '$'; }
    const fallback = /^(?::?=|:-)([^]*)$/.exec(rest)?.[1];
    const value = VALUES.find(([pattern]) => pattern.test(name))?.[1] ?? (fallback === undefined ? name.toLowerCase().replace(/_/g, '-') : fillIn(fallback));
    const [, start, length] = /^:(\d+):(\d+)$/.exec(rest) ?? [];
    if (length !== undefined) { return value.slice(Number(start), Number(start) + Number(length)); }
    if (rest === '#v') { return value.replace(/^v/, ''); }
    if (rest === '%.*') { return value.replace(/\.[^.]*$/, ''); }
    if (rest !== '' && fallback === undefined) { throw new Error(`${found}: nobody knows what this makes of a variable.`); }
    return value;
  });
}
