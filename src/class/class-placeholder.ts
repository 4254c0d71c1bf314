import { ClusterContext } from '../contract/cluster';
import { Placeholder, marks, Marks } from '../values/placeholder';

/** A stand-in and how a patch of the class finds the value it stands for. */
export interface ClassPlaceholder extends Placeholder {
  /** Go template expression of the value, for example `.address`. */
  readonly expression: string;

  /** For `valueFrom.variable`; unset when only a template can make the value. */
  readonly variable?: string;

  /** The ClassVariable it belongs to; unset for facts of the cluster itself. */
  readonly owner?: object;

  /** Conditions that must hold for the value to exist; none when it always does. */
  readonly guards: readonly string[];

  /** A value that could be, for the template itself. */
  readonly sample: unknown;

  /** The value of the variable, read off what the expression made of it; without it they are the same. */
  readonly read?: (literal: unknown, cluster: ClusterContext) => unknown;

  /** Whether it is one of the numbers. */
  readonly numeric: boolean;
}

/** The stand-in of a fact of the cluster that is no variable. */
export function builtin(name: string, expression: string, sample: string, variable?: string): Marks {
  const placeholder: ClassPlaceholder = { name, expression, sample, variable, shape: 'scalar', guards: [], numeric: false, checks: [] };
  return marks(placeholder);
}
