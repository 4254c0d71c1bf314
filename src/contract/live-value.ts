/**
 * Facts of a cluster that only its Cluster object knows, because a provider decides them: write one of these texts where a chart value
 * stands. An engine that renders values on the management cluster puts the fact there; other engines refuse it.
 */
export class LiveValue {
  /** Host name or IP address of the API server. */
  public static readonly ENDPOINT_HOST: string = '$(cluster.endpoint.host)';

  /** TCP port of the API server. */
  public static readonly ENDPOINT_PORT: string = '$(cluster.endpoint.port)';

  private constructor() {}
}
