import { KubernetesVersion } from '../../values/kubernetes-version';

/** Newest release per Kubernetes minor, checked 2026-11-21. It simulates the scheduler of that minor. */
const RELEASES: { readonly [minor: number]: string } = { 33: 'v1.33.6', 34: 'v1.34.5', 35: 'v1.35.2', 36: 'v1.36.1' };
const MINORS = Object.keys(RELEASES).map(Number);

/** The image for a cluster: of its minor version, or the nearest known one. */
export function autoscalerImage({ minor }: KubernetesVersion): string {
  return `registry.k8s.io/autoscaling/cluster-autoscaler:${RELEASES[Math.min(Math.max(minor, Math.min(...MINORS)), Math.max(...MINORS))]}`;
}
