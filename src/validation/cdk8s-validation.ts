import { Acknowledgement } from './acknowledge';
import { findingLine } from './finding';
import { lazy } from './lazy';
import { target, Target } from './target';
import { checkProps, listOf, mapOf, required, Shape, struct } from '../values/check';
import { flag, text } from '../values/check-scalars';

/** Options of the validation in `cdk8s.yaml`, under `properties`. */
export interface ClusterApiValidationProps {
  /**
   * Release of Cluster API on the management cluster, for example `v1.12`.
   * @default - the newest release known
   */
  readonly capiVersion?: string;

  /**
   * Feature gates of the management cluster that differ from the release's defaults.
   * @default - the defaults, with ClusterTopology switched on
   */
  readonly featureGates?: { [gate: string]: boolean };

  /**
   * Objects that exist elsewhere, as `Kind/namespace/name` with `*` for any part.
   * @default - none
   */
  readonly external?: string[];

  /**
   * Findings somebody decided to live with.
   * @default - none
   */
  readonly acknowledge?: AcknowledgedFinding[];
}

/** A finding to live with. */
export interface AcknowledgedFinding {
  /** Rule id, for example `LNT-01`. */
  readonly id: string;

  /** Why it may stay. */
  readonly reason: string;

  /**
   * `Kind namespace/name`, with `*` for any part.
   * @default - every object
   */
  readonly object?: string;
}

const shape: Shape<ClusterApiValidationProps> = {
  capiVersion: text({ example: 'v1.14' }),
  featureGates: mapOf(flag),
  external: listOf(text()),
  acknowledge: listOf(struct<AcknowledgedFinding>({ id: required(text()), reason: required(text()), object: text() })),
};

/**
 * The validation that `cdk8s synth --validate` runs, by the plugin contract of cdk8s-cli (2.207). Name it in `cdk8s.yaml`:
 * package `cdk8s-cluster-api`, class `ClusterApiValidation`.
 */
export class ClusterApiValidation {
  private readonly target: Target;
  private readonly acknowledgements: Acknowledgement[];

  /** Made by cdk8s-cli with the `properties` of `cdk8s.yaml`. */
  public constructor(props: ClusterApiValidationProps = {}) {
    checkProps('ClusterApiValidation', props, shape);
    this.target = target(props);
    this.acknowledgements = (props.acknowledge ?? []).map(entry => ({ ...entry, from: 'cdk8s.yaml' }));
  }

  /**
   * Judge the synthesized manifests and hand the violations to the report.
   * @param context the ValidationContext of cdk8s-cli
   */
  public async validate(context: any): Promise<void> {
    const documents = (context.manifests as string[]).flatMap(file =>
      (context.parseManifest(file) as any[]).filter(Boolean).map(object => ({ object, origin: { file } })));
    const verdict = lazy.validate().validate(documents, { target: this.target, acknowledgements: this.acknowledgements });
    for (const { id, from } of verdict.unused) { context.logger.log(`${from}: the acknowledgement of ${id} silences nothing; remove it.`); }
    for (const [kind, count] of verdict.unchecked) { context.logger.log(`unchecked ${kind} (${count}): there is no schema for it.`); }
    for (const finding of verdict.open) {
      if (finding.severity === 'warning') {
        context.logger.log(`warning ${findingLine(finding)}`);
        continue;
      }
      context.report.addViolation({
        ruleName: `${finding.id} ${finding.slug}`,
        recommendation: finding.message,
        fix: finding.fix,
        violatingResources: [{ resourceName: finding.entry.name, locations: finding.path ? [finding.path] : [], manifestPath: finding.file ?? '' }],
      });
    }
    context.report.submit(verdict.open.some(({ severity }) => severity === 'error') ? 'failure' : 'success');
  }
}
