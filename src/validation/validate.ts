import { Acknowledged, acknowledge, Acknowledgement, annotated } from './acknowledge';
import { checkObject } from '../api';
import { RULES } from './all-rules';
import { runRules } from './engine';
import { Finding } from './finding';
import { Entry, ManifestSet, Origin } from './manifest-set';
import { Target } from './target';
import { Definitions } from '../api/definitions';

/** What a judgement is based on beside the manifests. */
export interface ValidateOptions {
  readonly target: Target;
  /** The same objects before the change. */
  readonly before?: ManifestSet;
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Kinds the user defines, beside those whose definitions are among the manifests. */
  readonly definitions?: Definitions;
}

/** The judgement of a set. */
export interface Verdict extends Acknowledged {
  readonly objects: number;
  /** Kinds nothing is known of, with the number of their objects. They were not checked, which is not the same as being right. */
  readonly unchecked: ReadonlyMap<string, number>;
}

/** Judge manifests: schemas, rules, then what was acknowledged. */
export function validate(objects: readonly { readonly object: any; readonly origin: Origin }[], options: ValidateOptions): Verdict {
  const set = new ManifestSet(objects);
  const definitions = options.definitions ?? new Definitions();
  definitions.add(set.ofKind('CustomResourceDefinition').map(({ object }) => object));
  const unchecked = new Map<string, number>();
  const findings: Finding[] = [];
  for (const entry of set.entries) {
    const { checked, findings: found } = checkObject(entry.written, `capi-v1.${options.target.capiMinor}`, definitions);
    if (!checked) {
      const kind = `${entry.written?.apiVersion} ${entry.kind}`;
      unchecked.set(kind, (unchecked.get(kind) ?? 0) + 1);
    }
    for (const { path, message } of found) { findings.push(schemaFinding(entry, path, message)); }
  }
  findings.push(...runRules(RULES, set, { ...options.target, definitions }, options.before));
  const acknowledgements = [...options.acknowledgements ?? [], ...annotated(set)];
  return { ...acknowledge(findings, acknowledgements), objects: set.entries.length, unchecked };
}

function schemaFinding(entry: Entry, path: string, message: string): Finding {
  const { kind, namespace, name, origin } = entry;
  return {
    id: 'SCH-10',
    slug: 'schema',
    severity: 'error',
    entry,
    object: `${kind || 'object'} ${namespace ? `${namespace}/` : ''}${name}`,
    path,
    message: message.replace(/\.$/, ''),
    fix: '',
    file: origin.file,
    line: origin.lineOf?.(steps(path)) ?? origin.line,
  };
}

/** `spec.a[2]["x/y"]` as steps. */
function steps(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) => index !== undefined ? Number(index) : quoted ?? plain);
}
