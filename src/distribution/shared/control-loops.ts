import { commonFlags, ComponentParts, ComponentPlace, configFile, joinParts } from './component-parts';
import { checkFlagVersions } from './flag-versions';
import { yamlDocument } from '../../manifest/yaml';
import { KubernetesOptions } from '../../options/kubernetes/kubernetes-options';

/**
 * The controller manager's flags and mounts.
 *
 * @param cluster flags that follow from the cluster and not from an option
 */
export function controllerManagerParts(
  options: KubernetesOptions, cluster: { readonly [flag: string]: string | undefined }, place: ComponentPlace,
): Required<ComponentParts> {
  const { controllerManager = {} } = options;
  const { profiling, bindAddress, terminatedPodThreshold, nodeMonitorGracePeriod, signedCertificateValidity } = controllerManager;
  checkFlagVersions(place, 'controllerManager', controllerManager.extraArguments);
  return joinParts(place, [{ flags: cluster }, {
    flags: {
      ...commonFlags(options),
      'profiling': profiling === undefined ? undefined : String(profiling),
      'bind-address': bindAddress,
      'terminated-pod-gc-threshold': terminatedPodThreshold === undefined ? undefined : String(terminatedPodThreshold),
      'node-monitor-grace-period': nodeMonitorGracePeriod && `${nodeMonitorGracePeriod.toSeconds()}s`,
      'cluster-signing-duration': signedCertificateValidity && `${signedCertificateValidity.toSeconds()}s`,
    },
  }], controllerManager);
}

/**
 * The scheduler's flags, file and mounts.
 *
 * @param kubeconfig with which the scheduler reaches the API server: once there is a configuration file, it counts and not the flag
 */
export function schedulerParts(options: KubernetesOptions, kubeconfig: string, place: ComponentPlace): Required<ComponentParts> {
  const { scheduler = {} } = options;
  const { profiling, bindAddress, configuration } = scheduler;
  checkFlagVersions(place, 'scheduler', scheduler.extraArguments);
  const file = configuration && configFile(place, 'configuration', 'scheduler.yaml', yamlDocument({
    apiVersion: 'kubescheduler.config.k8s.io/v1',
    kind: 'KubeSchedulerConfiguration',
    enableProfiling: profiling,
    ...configuration,
    clientConnection: { kubeconfig, ...configuration.clientConnection },
  }), 'shorten it');
  return joinParts(place, [{
    flags: {
      ...commonFlags(options),
      'profiling': profiling === undefined ? undefined : String(profiling),
      'bind-address': bindAddress,
      'config': file?.path,
    },
    files: file ? [file] : [],
  }], scheduler);
}
