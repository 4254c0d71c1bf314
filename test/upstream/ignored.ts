/** Leaves of the templates that the tables leave out, on both sides. */
export const IGNORED: readonly { readonly at: RegExp; readonly reason: string }[] = [
  { at: /^payload \S+ (apiVersion|metadata\..*|type)$/, reason: 'An addon\'s object is told by its kind and name; everything else of its head follows the release of the addon.' },
  { at: /^payload (Cluster)?Role(Binding)?\/\S+ (rules|roleRef|subjects)\b.*$/, reason: 'Rights follow the release of the addon, which differs.' },
  { at: /^payload (CSIDriver|Service)\/\S+ spec\..*$/, reason: 'Ports and switches of the driver follow its release, which differs.' },
  {
    at: /^payload (DaemonSet|Deployment)\/\S+ spec\.(?!template\.spec\.containers\[[^\]]+\]\.(image|env\[.*|volumeMounts\[.*)$).*$/,
    reason: 'Of a program its image, environment and mounts are compared; arguments, probes, limits and places follow its release, which differs.',
  },
  { at: /^payload DaemonSet\/vsphere-csi-node-windows spec\..*$/, reason: 'Windows machines are not offered.' },
  { at: /\.(D|d)escription(\[0\])?$/, reason: 'Prose for people.' },
];

/** The facts that the tables are about. */
export function kept(facts: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...facts].filter(([key]) => !IGNORED.some(({ at }) => at.test(key))));
}
