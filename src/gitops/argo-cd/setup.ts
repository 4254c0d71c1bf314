import { ChartSource } from '../../contract/addon';
import { healthChecks } from '../../engines/argo-cd/health-checks';
import { OPERATOR_API, PROVIDER_KINDS } from '../../management/provider-objects';

/** The chart that the first steps install. */
export const ARGO_CD_CHART: ChartSource = { repository: 'https://argoproj.github.io/argo-helm', name: 'argo-cd', version: '10.1.1' };

/** Providers are ready when the operator says so; without a check Argo CD takes them for healthy at once. */
const READY_PROVIDERS = PROVIDER_KINDS.map(kind => ({ kind: `${OPERATOR_API.split('/')[0]}_${kind}`, condition: 'Ready' }));

/** Values of the chart without which waves wait for nothing, and by which copied labels are not taken for ownership. */
export function argoCdValues(providers: boolean): object {
  return {
    configs: {
      cm: {
        ...healthChecks(providers ? READY_PROVIDERS : []),
        // With `label`, Argo CD would adopt the Machines that Cluster API gives the labels of their template, and prune them.
        'application.resourceTrackingMethod': 'annotation',
      },
    },
  };
}

interface Facts {
  readonly namespace: string;
  readonly values: string;
  readonly root: string;
  readonly url: string;
  readonly bridge: boolean;
}

/** How Argo CD gets there and starts. */
export function argoCdSteps({ namespace, values, root, url, bridge }: Facts): string[] {
  const { repository, name, version } = ARGO_CD_CHART;
  return [
    'Argo CD, with the health checks that the order of things depends on. Run this again when the values file changes; an Argo CD that is installed in another way needs the same entries in the ConfigMap `argocd-cm`.',
    '',
    '```sh',
    `helm upgrade --install --create-namespace --wait ${name} ${name} --repo ${repository} --version ${version} --namespace ${namespace} --values ${values}`,
    '```',
    '',
    `Let it read \`${url}\`: a Secret in namespace \`${namespace}\` with the label \`argocd.argoproj.io/secret-type: repository\`, made by hand or by External Secrets.`,
    ...bridge ? ['', 'What teams run needs more: Argo CD learns of a workload cluster from its kubeconfig Secret, and what reads that (External Secrets, capi2argo) must run on the management cluster.'] : [],
    '',
    'From then on it applies everything, this folder included:',
    '',
    '```sh',
    `kubectl apply --server-side -f ${root}`,
    '```',
  ];
}
