/** A version as the defaulting webhooks leave it: with a leading `v` (cluster-api v1.14.0, topologies, KubeadmControlPlane and Machines alike). */
export function defaultedVersion(version: unknown): string | undefined {
  if (typeof version !== 'string') { return undefined; }
  return version.startsWith('v') ? version : `v${version}`;
}
