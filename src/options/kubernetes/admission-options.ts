import { EventRateLimit } from './event-rate-limit';
import { PodSecurityOptions } from './pod-security';

/** Admission plugins of the API server. Changing them replaces the control plane machines. */
export interface AdmissionOptions {
  /**
   * Plugins to turn on beside the version's own defaults and NodeRestriction, for example `AlwaysPullImages`.
   * @default - none
   */
  readonly enabledPlugins?: string[];

  /**
   * Plugins to turn off that the version turns on.
   * @default - none
   */
  readonly disabledPlugins?: string[];

  /**
   * Pod Security Standards for namespaces that name none in their labels.
   * @default - every namespace is privileged unless its labels say otherwise
   */
  readonly podSecurity?: PodSecurityOptions;

  /**
   * Limits on how fast events may be written. Turns the plugin EventRateLimit on.
   * @default - no limits
   */
  readonly eventRateLimits?: EventRateLimit[];

  /**
   * Configuration of further plugins, by the name of the plugin: plain data as it stands under `configuration` in an AdmissionConfiguration,
   * kind and version included. Files it names are written by `setup.files` and shown to the API server by `mounts`.
   * @default - none
   */
  readonly configuration?: { [plugin: string]: any };
}
