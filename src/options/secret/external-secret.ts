import { Duration } from 'cdk8s';
import { mapOf, required, Shape } from '../../values/check';
import { objectName } from '../../values/check-names';
import { duration, oneOf, text } from '../../values/check-scalars';

/** Where an External Secrets store is visible. */
export enum SecretStoreKind {
  /** In every namespace. */
  CLUSTER = 'ClusterSecretStore',

  /** In the namespace of the Secret only. */
  NAMESPACE = 'SecretStore',
}

/** An entry of a secret store, read by the External Secrets operator (API external-secrets.io/v1). */
export interface ExternalSecretOptions {
  /** Name of the store object. */
  readonly store: string;

  /**
   * Kind of the store object.
   * @default SecretStoreKind.CLUSTER
   */
  readonly storeKind?: SecretStoreKind;

  /** Name or path of the entry in the store. */
  readonly remoteKey: string;

  /**
   * Which property of the entry each key of the Secret comes from.
   * @default - the property called like the key
   */
  readonly properties?: { [key: string]: string };

  /**
   * How often the store is read.
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/** Checks of `ExternalSecretOptions`. */
export const externalSecretShape: Shape<ExternalSecretOptions> = {
  store: required(objectName),
  storeKind: oneOf(SecretStoreKind),
  remoteKey: required(text({ max: 1024 })),
  properties: mapOf(text({ max: 1024 }), text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]{1,253}$/, example: 'password' })),
  refreshInterval: duration(1),
};
