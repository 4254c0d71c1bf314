type Rule = { readonly [field: string]: unknown };

const LEASES = [{ group: 'coordination.k8s.io', resources: ['leases'] }];

/** Requests that repeat every few seconds and tell nothing: health, leases that components renew, events. */
const NOISE: Rule[] = [
  { level: 'None', nonResourceURLs: ['/healthz*', '/livez*', '/readyz*'] },
  // Users and groups in one rule must both match, hence two rules.
  { level: 'None', users: ['system:kube-controller-manager', 'system:kube-scheduler'], verbs: ['get', 'update'], resources: LEASES },
  { level: 'None', userGroups: ['system:nodes', 'system:serviceaccounts:kube-system'], verbs: ['get', 'update'], resources: LEASES },
  { level: 'None', resources: [{ resources: ['events'] }, { group: 'events.k8s.io', resources: ['events'] }] },
];

/** Objects whose content must not reach a log. */
const SECRETS: Rule = {
  level: 'Metadata',
  resources: [
    { resources: ['secrets', 'configmaps', 'serviceaccounts/token'] },
    { group: 'authentication.k8s.io', resources: ['tokenreviews'] },
  ],
};

const READS: Rule = { level: 'Metadata', verbs: ['get', 'list', 'watch'] };

const preset = (...rules: Rule[]): { [field: string]: any } => ({ omitStages: ['RequestReceived'], omitManagedFields: true, rules: [...NOISE, ...rules] });

/** Ready-made policies. Their bytes are bootstrap data: what changes here replaces machines, so it needs a new render profile. */
export const auditPresets = {
  metadata: preset({ level: 'Metadata' }),
  request: preset(SECRETS, READS, { level: 'Request' }),
  requestResponse: preset(SECRETS, READS, { level: 'RequestResponse' }),
};
