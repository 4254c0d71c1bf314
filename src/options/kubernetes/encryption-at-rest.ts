import { Duration } from 'cdk8s';
import { checkProps, listOf, required, Shape } from '../../values/check';
import { duration, text } from '../../values/check-scalars';
import { withoutNulls } from '../../values/without-nulls';
import { SecretContent } from '../secret/secret-key';
import { secretContent } from '../secret/secret-shape';

/** A KMS plugin (protocol v2) that runs on every control plane machine and holds no key that this library would ever see. */
export interface KmsOptions {
  /** Name of the plugin. It is written beside every encrypted object: renaming it makes them unreadable. */
  readonly name: string;

  /**
   * Absolute path of the socket the plugin listens on, in a folder of its own. The plugin itself, usually a static pod, and its
   * configuration are files of `controlPlane.setup`.
   */
  readonly socket: string;

  /**
   * How long the API server waits for the plugin.
   * @default Duration.seconds(3)
   */
  readonly timeout?: Duration;

  /**
   * What is encrypted: resources as `<plural>` or `<plural>.<group>`.
   * @default ["secrets"]
   */
  readonly resources?: string[];
}

const shape: Shape<KmsOptions> = {
  name: required(text({ what: 'plugin name (letters, digits, dashes)', pattern: /^[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?$/, max: 63, example: 'vault' })),
  socket: required(text({ what: 'absolute path in a folder', pattern: /^(\/[\w.-]+){2,}$/, max: 100, example: '/run/kms/plugin.sock' })),
  timeout: duration(1),
  resources: listOf(text({ what: 'resource', pattern: /^(\*|[a-z]+)(\.(\*|[a-z0-9.-]+))?$/, example: 'configmaps' }), { min: 1 }),
};

/**
 * How objects are encrypted before they reach etcd. No key is ever a prop: it is in a Secret or behind a plugin.
 *
 * Turning it on encrypts what is written from then on; rewrite the rest (`kubectl get secrets -A -o json | kubectl replace -f -`).
 */
export class EncryptionAtRest {
  /**
   * An existing Secret in the cluster's namespace that holds an `EncryptionConfiguration` with its keys. To change keys, list the new one
   * second, roll, list it first, roll, rewrite the objects, drop the old one, roll: each step a new Secret or a new `revision`.
   */
  public static fromSecret(secret: SecretContent): EncryptionAtRest {
    secretContent('EncryptionAtRest.fromSecret', secret);
    return new EncryptionAtRest(withoutNulls(secret));
  }

  /** A KMS plugin, whose keys rotate without a change here. Objects that are still plain text stay readable. */
  public static kms(options: KmsOptions): EncryptionAtRest {
    checkProps('EncryptionAtRest.kms', options, shape);
    return new EncryptionAtRest(undefined, withoutNulls(options));
  }

  private constructor(
    /** Secret that holds the whole configuration. */
    public readonly secret?: SecretContent,
    /** The plugin. */
    public readonly kmsPlugin?: KmsOptions,
  ) {}
}
