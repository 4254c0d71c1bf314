/**
 * Kubernetes minor versions of workload clusters by minor version of Cluster API: the version skew page of the book. Its releases support the
 * newest Kubernetes of their time and the five before; patch releases add newer ones, which the upper bounds include. v1.10 and v1.11 follow
 * that rule, the page no longer lists them.
 */
const WORKLOAD: { readonly [capiMinor: number]: readonly [oldest: number, newest: number] } = {
  10: [27, 33],
  11: [28, 34],
  12: [29, 36],
  13: [30, 36],
  14: [31, 37],
};

/** The oldest and newest minor version that a release of Cluster API runs; nothing for one that is not known. */
export function supportedMinors(capiMinor: number): readonly [oldest: number, newest: number] | undefined {
  return WORKLOAD[capiMinor];
}
