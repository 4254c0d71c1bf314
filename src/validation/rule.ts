import { RuleHead } from './finding';
import { Subject } from './subject';

/** One check. A rule is a value in a file of its own; `rules/index.ts` lists them all. */
export interface Rule extends RuleHead {
  /** What holds, as one sentence. */
  readonly sentence: string;

  /** Where upstream enforces it: project, version and function or schema. */
  readonly source: string;

  /** Kinds it looks at, as `Kind` (any group) or `Kind.group`. */
  readonly kinds: readonly string[];

  /** First Cluster API minor version that has the rule, for example `1.12`. */
  readonly since?: string;

  /** First Cluster API minor version that no longer has it. */
  readonly until?: string;

  /** Manifests (YAML, several documents allowed) that pass and that fail. The test of every rule runs them. */
  readonly good: Example;
  readonly bad: Example;

  /** Look at one object and report what is wrong. Pure and cheap: it runs for every object of the kinds. */
  check(subject: Subject): void;
}

/** An example: the manifests, and for rules about changes those before. */
export interface Example {
  readonly manifests: string;
  readonly before?: string;
  /** Feature gates of the target that differ from the defaults. */
  readonly featureGates?: { readonly [gate: string]: boolean };
  readonly capiVersion?: string;
}
