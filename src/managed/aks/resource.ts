/** Version of AKS's API that the resources are written in. Azure Service Operator v2.18.0, which comes with the provider, serves it. */
export const CONTAINER_SERVICE = 'containerservice.azure.com/v1api20240901';

/** Version of the API of resource groups. */
export const RESOURCES = 'resources.azure.com/v1api20200601';

/** A resource of Azure as Azure Service Operator reads it. */
export interface AksResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly spec: object;

  /** Secret of the account, in the namespace of the cluster. */
  readonly credentialsSecret?: string;

  /** Leave it in Azure when the cluster is deleted. */
  readonly keep?: boolean;
}

/** A resource within one of the provider's objects, which say nothing else but these. */
export function resources({ apiVersion, kind, name, spec, credentialsSecret, keep }: AksResource): object[] {
  const annotations = {
    ...credentialsSecret !== undefined && { 'serviceoperator.azure.com/credential-from': credentialsSecret },
    ...keep && { 'serviceoperator.azure.com/reconcile-policy': 'detach-on-delete' },
  };
  return [{ apiVersion, kind, metadata: { name, annotations: Object.keys(annotations).length > 0 ? annotations : undefined }, spec }];
}
