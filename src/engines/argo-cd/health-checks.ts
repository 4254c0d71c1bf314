/** Something with conditions whose state Argo CD does not know (v3.5.1), or knows too early or too late for an order of addons. */
export interface JudgedKind {
  /** `<group>_<Kind>`. */
  readonly kind: string;

  /** The condition that is true while it is healthy. */
  readonly condition: string;
}

const JUDGED: readonly JudgedKind[] = [
  // Not Available: that needs nodes, nodes need a network, and the network would wait for the Cluster in an earlier wave.
  { kind: 'cluster.x-k8s.io_Cluster', condition: 'ControlPlaneInitialized' },
  { kind: 'controlplane.cluster.x-k8s.io_KubeadmControlPlane', condition: 'Initialized' },
  { kind: 'addons.cluster.x-k8s.io_HelmChartProxy', condition: 'Ready' },
];

/** Healthy while one condition is true; what is paused is nobody's fault. */
function byCondition(condition: string): string {
  return `local status = obj.status or {}
if obj.metadata.deletionTimestamp ~= nil then
  return { status = "Progressing", message = "is being deleted" }
end
if obj.spec ~= nil and obj.spec.paused == true then
  return { status = "Suspended", message = "is paused" }
end
if status.observedGeneration ~= nil and status.observedGeneration ~= obj.metadata.generation then
  return { status = "Progressing", message = "the newest change has not been seen" }
end
local message = "waits for ${condition}"
for _, condition in ipairs(status.conditions or {}) do
  if condition.type == "${condition}" then
    if condition.status == "True" then
      return { status = "Healthy", message = condition.message }
    end
    message = condition.message or message
  end
end
return { status = "Progressing", message = message }
`;
}

/**
 * Argo CD stopped judging Applications in 1.8. Health alone is not enough: after a change of version it is that of the version before until the
 * Application has been compared and synced.
 */
const APPLICATION = `local status = obj.status or {}
local health = status.health or {}
if health.status ~= "Healthy" then
  return { status = health.status or "Progressing", message = health.message }
end
local sync = status.sync or {}
local source = (sync.comparedTo or {}).source or {}
if obj.spec.source ~= nil and source.targetRevision ~= obj.spec.source.targetRevision then
  return { status = "Progressing", message = "the newest version has not been compared" }
end
if sync.status ~= "Synced" then
  return { status = "Progressing", message = "is not synced" }
end
return { status = "Healthy", message = health.message }
`;

/** Entries of the ConfigMap `argocd-cm`; `more` are kinds beside those that addons and clusters need. */
export function healthChecks(more: readonly JudgedKind[] = []): { [key: string]: string } {
  return Object.fromEntries([
    ['resource.customizations.health.argoproj.io_Application', APPLICATION],
    ...[...JUDGED, ...more].map(({ kind, condition }) => [`resource.customizations.health.${kind}`, byCondition(condition)]),
  ]);
}
