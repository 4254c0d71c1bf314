import { BootstrapFacts } from './bootstrap-facts';
import { Installation } from './installation';
import { PREREQUISITES } from './prerequisites';

/** What holds the objects of a construct, as `kubectl apply -f` takes it. */
export type Where = (name: string, cluster: boolean) => string;

/** The way to a management cluster, with the names of one program. It does not list the clusters: they come and go, and it is followed once. */
export function runbook(facts: BootstrapFacts, where: Where): string {
  const sections = facts.selfManaged ? [...temporary(facts, where), ...pivot(facts, where)] : permanent(facts, where);
  return [`# ${facts.name}: setting up the management cluster`, '', ...needs(facts), ...sections, ...afterwards(facts), ''].join('\n');
}

function needs({ installations }: BootstrapFacts): string[] {
  const secrets = installations.filter(({ options }) => options.configSecret !== undefined)
    .map(({ options, namespace, type, name }) => `- Secret \`${options.configSecret}\` in namespace \`${namespace}\`: variables of ${type} \`${name}\``);
  return [
    '| provider | release | namespace |',
    '|---|---|---|',
    ...installations.map(({ type, name, version, namespace }) => `| ${type} \`${name}\` | ${version} | \`${namespace}\` |`),
    '',
    ...(secrets.length > 0 ? ['Before the providers start, these must exist:', '', ...secrets, ''] : []),
  ];
}

function permanent({ name }: BootstrapFacts, where: Where): string[] {
  return [
    '## On the cluster that becomes the management cluster',
    '',
    'It needs at least one node that is not a control plane node; for production three control plane nodes and two others.',
    '',
    ...operator(),
    ...code([`kubectl apply --server-side -f ${where(name, false)}`]),
  ];
}

function temporary({ name, installations, selfManaged }: BootstrapFacts, where: Where): string[] {
  const { context } = selfManaged!;
  return [
    '## 1. A temporary management cluster',
    '',
    'Any cluster will do for an hour, for example kind or k3s on a workstation that reaches the infrastructure.',
    '',
    ...code([
      `kind create cluster --name ${name}-bootstrap`,
      `clusterctl init --config clusterctl.yaml ${installations.map(initFlag).join(' ')} --wait-providers`,
    ]),
    `## 2. The cluster \`${context.name}\``,
    '',
    'Create the Secrets that its objects name, then its objects; addons come with them.',
    '',
    ...code([
      `kubectl create namespace ${context.namespace}`,
      `kubectl apply --server-side -f ${where(context.name, true)}`,
      `kubectl wait --namespace ${context.namespace} cluster/${context.name} --for=condition=Available --timeout=60m`,
      `clusterctl get kubeconfig ${context.name} --namespace ${context.namespace} > ${context.name}.kubeconfig`,
    ]),
  ];
}

/** The one use of `clusterctl move` that Cluster API tests (cluster-api v1.14.0, docs/book/src/clusterctl/commands/move.md). */
function pivot({ name, clusters, selfManaged }: BootstrapFacts, where: Where): string[] {
  const { context } = selfManaged!;
  const namespaces = [...new Set([context.namespace, ...clusters.map(cluster => cluster.context.namespace)])].sort();
  const target = `${context.name}.kubeconfig`;
  return [
    '## 3. The providers on it',
    '',
    ...operator(`--kubeconfig ${target}`),
    ...code([
      `kubectl --kubeconfig ${target} apply --server-side -f ${where(name, false)}`,
      `kubectl --kubeconfig ${target} wait --all-namespaces --all --for=condition=Ready --timeout=20m coreprovider,bootstrapprovider,controlplaneprovider,infrastructureprovider`,
    ]),
    '## 4. The move',
    '',
    'Nothing may scale, upgrade or heal meanwhile, and no GitOps tool may apply the clusters on either side.',
    '',
    ...code(namespaces.flatMap(namespace => [
      `kubectl --kubeconfig ${target} create namespace ${namespace} --dry-run=client -o yaml | kubectl --kubeconfig ${target} apply -f -`,
      `clusterctl move --namespace ${namespace} --to-kubeconfig ${target} --dry-run`,
      `clusterctl move --namespace ${namespace} --to-kubeconfig ${target}`,
    ])),
    'Cluster-scoped identities and zones are copied only when they carry the label `clusterctl.cluster.x-k8s.io/move-hierarchy`; otherwise Git brings them.',
    '',
    `Check \`clusterctl describe cluster ${context.name} --namespace ${context.namespace} --kubeconfig ${target}\`, then delete the temporary cluster:`,
    '',
    ...code([`kind delete cluster --name ${name}-bootstrap`]),
  ];
}

function operator(flags = ''): string[] {
  const helm = `helm${flags ? ` ${flags}` : ''} upgrade --install --create-namespace --wait`;
  return code(PREREQUISITES.map(({ releaseName, namespace, chart, values = {} }) => [
    `${helm} ${releaseName} ${chart!.name} --repo ${chart!.repository} --version ${chart!.version} --namespace ${namespace}`,
    ...settings(values).map(setting => `--set ${setting}`),
  ].join(' ')));
}

function settings(values: { [key: string]: any }, path = ''): string[] {
  return Object.entries(values).flatMap(([key, value]) => (
    value !== null && typeof value === 'object' ? settings(value, `${path}${key}.`) : [`${path}${key}=${value}`]));
}

function afterwards({ selfManaged }: BootstrapFacts): string[] {
  return [
    '## Afterwards',
    '',
    '- Let the GitOps tool apply the same manifests; the first difference it shows must be empty.',
    '- Take a backup and restore it into an empty cluster once, before the first production cluster depends on it.',
    ...(selfManaged ? ['- Keep the kubeconfig of this cluster outside of it: it cannot repair itself without its API server.'] : []),
    '- Deleting a provider object leaves its kinds without webhooks: never let a GitOps tool prune one.',
  ];
}

function initFlag({ type, name, version }: Installation): string {
  return `--${type} ${name}:${version}`;
}

function code(lines: readonly string[]): string[] {
  return ['```sh', ...lines, '```', ''];
}
