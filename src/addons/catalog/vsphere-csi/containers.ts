/** Images of one driver release, and the pieces its pods have in common. Facts: vsphere-csi-driver v3.7.3, manifests/vanilla. */

const SIDECARS = {
  'csi-attacher': 'v4.9.0',
  'csi-resizer': 'v1.12.0',
  'csi-provisioner': 'v4.0.1',
  'csi-snapshotter': 'v8.2.0',
  'csi-node-driver-registrar': 'v2.13.0',
  'livenessprobe': 'v2.15.0',
} as const;

/** Full name of a sidecar's image. */
export function sidecarImage(name: keyof typeof SIDECARS): string {
  return `registry.k8s.io/sig-storage/${name}:${SIDECARS[name]}`;
}

/** Full name of an image of the driver itself. */
export function driverImage(name: 'driver' | 'syncer', version: string): string {
  return `registry.k8s.io/csi-vsphere/${name}:${version}`;
}

/** Arguments by which driver and syncer find their feature switches. */
export const FEATURE_STATES = ['--fss-name=internal-feature-states.csi.vsphere.vmware.com', '--fss-namespace=$(CSI_NAMESPACE)'];

/** Literal variables, then the namespace of the pod. */
export function environment(values: { [name: string]: string }): object[] {
  return [
    ...Object.entries(values).map(([name, value]) => ({ name, value })),
    fromField('CSI_NAMESPACE', 'metadata.namespace'),
  ];
}

/** A variable with a field of the pod. */
export function fromField(name: string, fieldPath: string): object {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}
