import { Duration } from 'cdk8s';
import { ExternalSecretOptions, externalSecretShape, SecretStoreKind } from './external-secret';
import { SealedSecretOptions, sealedSecretShape, SealedSecretScope } from './sealed-secret';
import { NamedManifest } from '../../manifest/manifest';
import { checkProps } from '../../values/check';

/** The Secret somebody needs: its name, where it lies and what must be in it. */
export interface SecretRequest {
  /** Name of the Secret. */
  readonly name: string;

  /** Its namespace on the management cluster. */
  readonly namespace: string;

  /** The keys it must have. */
  readonly keys: string[];

  /**
   * Type of the Secret.
   * @default Opaque
   */
  readonly type?: string;
}

/** Moves the Secret along when `clusterctl move` takes a cluster to another management cluster (cluster-api v1.14.0). */
const MOVE = { 'clusterctl.cluster.x-k8s.io/move': 'true' };

/**
 * How a Secret gets to where it is needed without its content passing through the program: the object that makes it. New content never
 * replaces machines. A Secret that exists already needs none of this; label it `clusterctl.cluster.x-k8s.io/move: "true"` yourself.
 */
export class Credentials {
  /** The External Secrets operator copies it from a store. The Secret follows the store by itself. */
  public static externalSecret(options: ExternalSecretOptions): Credentials {
    checkProps('Credentials.externalSecret', options, externalSecretShape);
    return new Credentials('ExternalSecret', request => externalSecret(options, request), () => undefined);
  }

  /** The Sealed Secrets controller decrypts it. New content is a commit with newly sealed data. */
  public static sealedSecret(options: SealedSecretOptions): Credentials {
    checkProps('Credentials.sealedSecret', options, sealedSecretShape);
    return new Credentials('SealedSecret', request => sealedSecret(options, request), keys => {
      const missing = keys.filter(key => options.encryptedData[key] === undefined);
      return missing.length === 0 ? undefined : `the sealed data lacks ${missing.map(key => JSON.stringify(key)).join(' and ')}; seal the keys ${keys.join(' and ')}`;
    });
  }

  private constructor(
    /** Kind of the object that makes the Secret. */
    public readonly kind: string,
    private readonly render: (request: SecretRequest) => NamedManifest,
    private readonly lack: (keys: string[]) => string | undefined,
  ) {}

  /** What is missing for a Secret with these keys, as the end of a message; undefined when nothing is. */
  public missing(keys: string[]): string | undefined {
    return this.lack(keys);
  }

  /** The object that makes the Secret. */
  public manifest(request: SecretRequest): NamedManifest {
    return this.render(request);
  }
}

function externalSecret(options: ExternalSecretOptions, { name, namespace, keys, type }: SecretRequest): NamedManifest {
  const { store, storeKind = SecretStoreKind.CLUSTER, remoteKey, properties = {}, refreshInterval = Duration.hours(1) } = options;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    name,
    namespace,
    spec: {
      refreshInterval: `${refreshInterval.toSeconds()}s`,
      secretStoreRef: { kind: storeKind, name: store },
      target: { name, template: { type, metadata: { labels: MOVE } } },
      data: keys.map(secretKey => ({ secretKey, remoteRef: { key: remoteKey, property: properties[secretKey] ?? secretKey } })),
    },
  };
}

function sealedSecret(options: SealedSecretOptions, { name, namespace, type }: SecretRequest): NamedManifest {
  const { encryptedData, scope = SealedSecretScope.STRICT } = options;
  const annotations = scope === SealedSecretScope.STRICT ? undefined : { [`sealedsecrets.bitnami.com/${scope}`]: 'true' };
  return {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    name,
    namespace,
    annotations,
    spec: { encryptedData, template: { type, metadata: { name, namespace, labels: MOVE, annotations } } },
  };
}
