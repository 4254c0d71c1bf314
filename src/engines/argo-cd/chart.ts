import { ChartSource } from '../../contract/addon';

/**
 * Certificates that controllers write into objects of their charts: a difference for ever, and a self-healing Argo CD would take them out again.
 */
export const CERTIFICATES = [
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map(kind => ({
    group: 'admissionregistration.k8s.io', kind, jqPathExpressions: ['.webhooks[]?.clientConfig.caBundle'],
  })),
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', jqPathExpressions: ['.spec.conversion.webhook.clientConfig.caBundle'] },
];

/** The part of an Application's source that says which chart. Argo CD writes OCI registries without a scheme. */
export function chartOf({ repository, name, version }: ChartSource): object {
  return {
    repoURL: repository.startsWith('oci://') ? repository.slice('oci://'.length).replace(/\/+$/, '') : repository,
    chart: name,
    targetRevision: version,
  };
}

/** How Applications are synced: by themselves, again and again, with server-side apply. `options` are sync options beside those. */
export function applicationPolicy(options: readonly string[] = []): object {
  return {
    automated: { prune: true, selfHeal: true },
    syncOptions: ['ServerSideApply=true', 'RespectIgnoreDifferences=true', 'SkipDryRunOnMissingResource=true', ...options],
    // The cluster may take its time: nothing is there before its API server answers.
    retry: { limit: -1, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
  };
}
