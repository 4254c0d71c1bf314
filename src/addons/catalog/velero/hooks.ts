import { Duration } from 'cdk8s';
import { listOf, mapOf, required, struct } from '../../../values/check';
import { dnsLabel, labelValue, qualifiedName } from '../../../values/check-names';
import { content, duration, oneOf } from '../../../values/check-scalars';

/** What becomes of a backup when a command of a hook ends with an error. */
export enum VeleroHookError {
  /** The pod is backed up all the same. */
  CONTINUE = 'Continue',

  /** The pod is left out, and the backup has failed in part. */
  FAIL = 'Fail',
}

/** Commands in pods before and after they and their volumes are backed up, for example so that a database writes everything out. */
export interface VeleroHook {
  /** Name of the hook. */
  readonly name: string;

  /**
   * Labels of the pods.
   * @default - all pods of the namespaces
   */
  readonly labels?: { [key: string]: string };

  /**
   * Namespaces of the pods.
   * @default - all
   */
  readonly namespaces?: string[];

  /**
   * Container in which the commands run.
   * @default - the first of the pod
   */
  readonly container?: string;

  /**
   * Command and its arguments before the backup of a pod. There is no shell unless you write one.
   * @default - none
   */
  readonly before?: string[];

  /**
   * Command and its arguments afterwards.
   * @default - none
   */
  readonly after?: string[];

  /**
   * How long a command may take.
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;

  /**
   * What becomes of the backup when a command ends with an error.
   * @default VeleroHookError.FAIL
   */
  readonly onError?: VeleroHookError;
}

const command = listOf(content(4096, 'put it into a script of the image'), { min: 1 });
const one = struct<VeleroHook>({
  name: required(dnsLabel()),
  labels: mapOf(labelValue, qualifiedName),
  namespaces: listOf(dnsLabel(), { min: 1 }),
  container: dnsLabel(),
  before: command,
  after: command,
  timeout: duration(1),
  onError: oneOf(VeleroHookError),
});

/** Checks of a hook: without a command it would do nothing. */
export function veleroHook(where: string, value: unknown): void {
  one(where, value);
  const { before, after } = value as VeleroHook;
  if (before === undefined && after === undefined) { throw new Error(`${where}: a hook without a command does nothing; write before or after.`); }
}

/** Hooks as a Schedule has them (velero v1.18.1). */
export function hookSpecs(hooks: readonly VeleroHook[]): object[] {
  return hooks.map(({ name, labels, namespaces, container, before, after, timeout = Duration.seconds(30), onError = VeleroHookError.FAIL }) => {
    const exec = (given: readonly string[]) => [{ exec: { ...(container === undefined ? {} : { container }), command: [...given], onError, timeout: `${timeout.toSeconds()}s` } }];
    return {
      name,
      includedResources: ['pods'],
      ...(namespaces ? { includedNamespaces: [...namespaces] } : {}),
      ...(labels ? { labelSelector: { matchLabels: { ...labels } } } : {}),
      ...(before ? { pre: exec(before) } : {}),
      ...(after ? { post: exec(after) } : {}),
    };
  });
}
