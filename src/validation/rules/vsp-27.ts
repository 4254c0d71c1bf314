import { ManifestSet } from '../manifest-set';
import { Rule } from '../rule';
import { manifest, manifests } from '../shared/examples';
import { fields, items, text } from '../shared/read';
import { selects } from '../shared/selector';
import { VSPHERE } from '../shared/vsphere';
import { Subject } from '../subject';

const zone = (server: string) => manifest('VSphereDeploymentZone', 'a', `{ server: ${server}, failureDomain: a }`);
const cluster = manifest('VSphereCluster', 'prod', '{ server: vcenter.example.com, failureDomainSelector: {} }');

/** Zones that do not fit are passed over without a word. */
export const rule: Rule = {
  id: 'VSP-27',
  slug: 'zones',
  sentence: 'Zones name their vCenter as the clusters do, their failure domain exists, and clusters that select zones find some.',
  severity: 'warning',
  fix: 'write the server in the same letters',
  source: 'cluster-api-provider-vsphere v1.16.1 controllers/vspherecluster_reconciler.go reconcileDeploymentZones',
  kinds: ['VSphereDeploymentZone', `VSphereCluster.${VSPHERE}`],
  good: { manifests: manifests(cluster, zone('vcenter.example.com'), manifest('VSphereFailureDomain', 'a', '{ topology: { datacenter: dc1 } }')) },
  bad: { manifests: manifests(cluster, zone('VCenter.example.com'), manifest('VSphereFailureDomain', 'b', '{ topology: { datacenter: dc1 } }')) },
  check(subject) {
    if (subject.entry.kind === 'VSphereCluster') { checkSelection(subject); } else { checkZone(subject); }
  },
};

function checkZone(subject: Subject): void {
  const { server, failureDomain } = fields(fields(subject.object).spec);
  const domain = text(failureDomain);
  const domains = subject.set.ofKind('VSphereFailureDomain');
  if (domain !== undefined && domains.length > 0 && !subject.set.find(VSPHERE, 'VSphereFailureDomain', '', domain) && !subject.isExternal('VSphereFailureDomain', '', domain)) {
    subject.report(['spec', 'failureDomain'], `there is no VSphereFailureDomain "${domain}"`, 'name one that exists');
  }
  const name = text(server);
  const alike = name === undefined ? undefined : subject.set.once(serversByFolded).get(name.toLowerCase());
  if (alike && !alike.has(name!)) { subject.report(['spec', 'server'], `"${name}" and "${[...alike][0]}" of a cluster are compared letter by letter, and the zone is not used`); }
}

function checkSelection(subject: Subject): void {
  const { server, failureDomainSelector: selector } = fields(fields(subject.object).spec);
  const index = subject.set.once(zonesByLabel);
  if (typeof selector !== 'object' || selector === null || text(server) === undefined || !index.has(server)) { return; }
  const candidates = wantedLabels(selector)?.flatMap(label => index.get(`${server} ${label}`) ?? []) ?? index.get(server)!;
  if (!candidates.some(labels => selects(selector, labels))) {
    subject.report(['spec', 'failureDomainSelector'], `selects none of the ${index.get(server)!.length} zones of ${server}`, 'give the zones the labels that it asks for');
  }
}

/** Labels of which a selector asks for one, so that not every zone of a large vCenter has to be looked at. */
function wantedLabels(selector: unknown): string[] | undefined {
  const { matchLabels, matchExpressions } = fields(selector);
  const [label] = Object.entries(fields(matchLabels));
  if (label) { return [label.join('=')]; }
  const listed = items(matchExpressions).map(fields).find(({ operator }) => operator === 'In');
  return listed && items(listed.values).map(value => `${listed.key}=${value}`);
}

/** Labels of the zones, by server, and by server and each of the labels. */
function zonesByLabel(set: ManifestSet): Map<string, object[]> {
  const found = new Map<string, object[]>();
  for (const { object } of set.ofKind('VSphereDeploymentZone')) {
    const server = text(fields(fields(object).spec).server);
    const labels = fields(fields(fields(object).metadata).labels);
    for (const key of server === undefined ? [] : [server, ...Object.entries(labels).map(label => `${server} ${label.join('=')}`)]) {
      const list = found.get(key);
      if (list) { list.push(labels); } else { found.set(key, [labels]); }
    }
  }
  return found;
}

/** Servers of clusters, by their name in small letters. */
function serversByFolded(set: ManifestSet): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { object } of set.ofKind('VSphereCluster')) {
    const server = text(fields(fields(object).spec).server);
    if (server !== undefined) { found.set(server.toLowerCase(), (found.get(server.toLowerCase()) ?? new Set()).add(server)); }
  }
  return found;
}
