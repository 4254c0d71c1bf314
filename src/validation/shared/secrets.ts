import { fields, text } from './read';
import { Entry, ManifestSet } from '../manifest-set';
import { Subject } from '../subject';

/** Whether something in the set makes a Secret: itself, a SealedSecret or an ExternalSecret. Secrets declared external count. */
export function holdsSecret(subject: Subject, namespace: string, name: string): boolean {
  return subject.set.once(secretsByName).has(`${namespace}/${name}`) || subject.isExternal('Secret', namespace, name);
}

/** The type that a Secret of the set will have; nothing when the set does not make it. */
export function secretType(set: ManifestSet, namespace: string, name: string): string | undefined {
  const maker = set.once(secretsByName).get(`${namespace}/${name}`);
  if (maker === undefined) { return undefined; }
  const { type, spec } = fields(maker.object);
  const template = maker.kind === 'SealedSecret' ? fields(spec).template : fields(fields(spec).target).template;
  return text(maker.kind === 'Secret' ? type : fields(template).type) ?? 'Opaque';
}

/** By the name of the Secret that comes out. */
function secretsByName(set: ManifestSet): Map<string, Entry> {
  const found = new Map<string, Entry>();
  for (const kind of ['ExternalSecret', 'SealedSecret', 'Secret']) {
    for (const entry of set.ofKind(kind)) {
      const name = kind === 'ExternalSecret' ? text(fields(fields(fields(entry.object).spec).target).name) ?? entry.name : entry.name;
      found.set(`${entry.namespace}/${name}`, entry);
    }
  }
  return found;
}
