/** Images of one driver release (gcp-compute-persistent-disk-csi-driver v1.26, deploy/kubernetes). */

const SIDECARS = {
  'csi-provisioner': 'v6.0.0',
  'csi-attacher': 'v4.8.1',
  'csi-resizer': 'v2.0.0',
  'csi-snapshotter': 'v8.2.1',
  'csi-node-driver-registrar': 'v2.13.0',
} as const;

/** Sidecars that come with the driver. */
export type Sidecar = keyof typeof SIDECARS;

/** Full name of a sidecar's image. */
export function sidecarImage(name: Sidecar): string {
  return `registry.k8s.io/sig-storage/${name}:${SIDECARS[name]}`;
}

/** Full name of the driver's image. */
export function driverImage(version: string): string {
  return `registry.k8s.io/cloud-provider-gcp/gcp-compute-persistent-disk-csi-driver:${version}`;
}

/** A variable with a field of the pod. */
export function fromField(name: string, fieldPath: string): object {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}
