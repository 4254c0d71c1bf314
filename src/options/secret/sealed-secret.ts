import { Check, mapOf, required, Shape } from '../../values/check';
import { oneOf, text } from '../../values/check-scalars';

/** Where sealed data can be unsealed; given to `kubeseal --scope`. */
export enum SealedSecretScope {
  /** Only as a Secret of this name in this namespace. */
  STRICT = 'strict',

  /** As a Secret of any name in this namespace. */
  NAMESPACE_WIDE = 'namespace-wide',

  /** Anywhere in the management cluster. */
  CLUSTER_WIDE = 'cluster-wide',
}

/** Data sealed for the Sealed Secrets controller of the management cluster (API bitnami.com/v1alpha1). */
export interface SealedSecretOptions {
  /** Output of `kubeseal`, one text per key of the Secret. */
  readonly encryptedData: { [key: string]: string };

  /**
   * The scope the data was sealed with.
   * @default SealedSecretScope.STRICT
   */
  readonly scope?: SealedSecretScope;
}

/** Sealed data is base64 of an RSA-wrapped key and more: a short or readable text is the secret itself, so it is not repeated in the message. */
const sealed: Check = (where, value) => {
  if (typeof value !== 'string' || value.length < 200 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    throw new Error(`${where}: this is not sealed data; write what kubeseal printed, never the secret itself.`);
  }
};

/** Checks of `SealedSecretOptions`. */
export const sealedSecretShape: Shape<SealedSecretOptions> = {
  encryptedData: required(mapOf(sealed, text({ what: 'key of a Secret', pattern: /^[-._a-zA-Z0-9]{1,253}$/, example: 'password' }))),
  scope: oneOf(SealedSecretScope),
};
