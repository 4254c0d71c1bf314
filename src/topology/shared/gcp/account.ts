import { ClusterContext } from '../../../contract/cluster';
import { NamedManifest } from '../../../manifest/manifest';
import { Credentials } from '../../../options/secret/credentials';
import { credentialsCheck } from '../../../options/secret/credentials-shape';
import { Shape } from '../../../values/check';
import { dnsLabel, objectName } from '../../../values/check-names';

/** Key of the Secret with the service account's JSON (cluster-api-provider-gcp v1.12.0, cloud/scope/credentials.go). */
const KEYS = ['credentials'];

/** The service account the provider logs in with. */
export interface GcpAccount {
  /**
   * Secret with the JSON key of a service account under `credentials`. The provider refuses another name later; new content replaces no machines.
   * @default - the account of the provider itself
   */
  readonly credentialsSecret?: string;

  /**
   * Namespace of that Secret.
   * @default - that of the cluster; a class must say it
   */
  readonly credentialsNamespace?: string;

  /**
   * How the Secret `credentialsSecret` gets there.
   * @default - it exists already
   */
  readonly credentials?: Credentials;
}

/** Checks of `GcpAccount`. */
export const accountShape: Shape<GcpAccount> = { credentialsSecret: objectName, credentialsNamespace: dnsLabel(), credentials: credentialsCheck };

/** Refuse parts of an account that go nowhere. */
export function checkAccount(where: string, { credentialsSecret, credentialsNamespace, credentials: source }: GcpAccount): void {
  const loose = source ? 'credentials' : credentialsNamespace !== undefined ? 'credentialsNamespace' : undefined;
  if (credentialsSecret === undefined && loose) { throw new Error(`${where}.${loose}: belongs to credentialsSecret; write both or neither.`); }
  const missing = source?.missing(KEYS);
  if (missing !== undefined) { throw new Error(`${where}.credentials: ${missing}.`); }
}

/** `credentialsRef` of the infrastructure cluster. */
export function credentialsRef(cluster: ClusterContext, { credentialsSecret, credentialsNamespace }: GcpAccount): object | undefined {
  return credentialsSecret === undefined ? undefined : { name: credentialsSecret, namespace: credentialsNamespace ?? cluster.namespace };
}

/** What makes the Secret. */
export function accountObjects(cluster: ClusterContext, account: GcpAccount): NamedManifest[] {
  const { credentialsSecret: name, credentialsNamespace: namespace = cluster.namespace, credentials: source } = account;
  return source ? [source.manifest({ name: name!, namespace, keys: KEYS })] : [];
}
