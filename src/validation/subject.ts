import { Finding, RuleHead } from './finding';
import { Entry, ManifestSet } from './manifest-set';
import { Target } from './target';

/** Steps to a field: names and list indexes. */
export type Path = readonly (string | number)[];

/** What a rule sees when it looks at one object. */
export class Subject {
  /** The object itself, in the newest API version whatever it was written in. */
  readonly object: any;

  private rule!: RuleHead;

  constructor(
    readonly entry: Entry,
    /** The same object before the change, when an older set was given and has it. */
    readonly before: any | undefined,
    readonly set: ManifestSet,
    readonly target: Target,
    private readonly findings: Finding[],
    /** The whole older set, when one was given. */
    readonly setBefore?: ManifestSet,
  ) {
    this.object = entry.object;
  }

  /** Let a rule look; what it reports is its own. One subject serves all rules, because there are many of both. */
  judgedBy(rule: RuleHead & { check(subject: Subject): void }): void {
    this.rule = rule;
    rule.check(this);
  }

  /**
   * Report a problem at a field, named as in the newest API version. `message` names the bad value and the limit; the fix comes from the rule unless a better one is
   * given.
   */
  report(path: Path, message: string, fix: string = this.rule.fix): void {
    const { id, slug, severity } = this.rule;
    const { kind, namespace, name, origin, object, written, version } = this.entry;
    this.findings.push({
      id,
      slug,
      severity,
      entry: this.entry,
      object: `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
      path: pathText(path),
      message: object === written || path[0] !== 'spec' ? message : `${message} (path as in v1beta2, written in ${version})`,
      fix,
      file: origin.file,
      line: origin.lineOf?.(path) ?? origin.line,
    });
  }

  /** Whether something outside the set was declared to exist. */
  isExternal(kind: string, namespace: string, name: string): boolean {
    return this.target.external.some(pattern => matches(pattern, `${kind}/${namespace}/${name}`));
  }
}

function pathText(path: Path): string {
  return path.map((step, index) => typeof step === 'number' ? `[${step}]` : /^[A-Za-z_][\w-]*$/.test(step) ? `${index > 0 ? '.' : ''}${step}` : `["${step}"]`).join('');
}

function matches(pattern: string, key: string): boolean {
  const wanted = pattern.split('/');
  return key.split('/').every((part, index) => wanted[index] === undefined || wanted[index] === '*' || wanted[index] === part);
}
