import type { Schema } from '../schema-types';
import { bool, filled, int32, int64, intOrString, list, listBy, map, natural, object, open, port, quantity, text, word } from './dsl';
import { references, volumeMount } from './volumes';

const texts = list(text);
const httpGet = object({
  'host': text,
  'httpHeaders': list(object({ 'name!': filled, 'value!': text })),
  'path': text,
  'port!': intOrString,
  'scheme': word('HTTP', 'HTTPS'),
});
const tcpSocket = object({ 'host': text, 'port!': intOrString });
const exec = object({ command: texts });
const handler = object({ exec, httpGet, sleep: object({ 'seconds!': int64 }), tcpSocket });

const probe = object({
  exec,
  failureThreshold: natural,
  grpc: object({ 'port!': port, 'service': text }),
  httpGet,
  initialDelaySeconds: natural,
  periodSeconds: natural,
  successThreshold: natural,
  tcpSocket,
  terminationGracePeriodSeconds: int64,
  timeoutSeconds: natural,
});

const keyRef = object({ 'key!': filled, 'name': text, 'optional': bool });
const env = list(object({
  'name!': { type: 'string', minLength: 1, pattern: '^[ -<>-~]+$' },
  'value': text,
  'valueFrom': object({
    ...references,
    configMapKeyRef: keyRef,
    fileKeyRef: object({ 'key!': filled, 'optional': bool, 'path!': filled, 'volumeName!': filled }),
    secretKeyRef: keyRef,
  }, { minProperties: 1, maxProperties: 1 }),
}));
const envSource = object({ name: text, optional: bool });

/** Compute resources of a container or pod. */
export const resources: Schema = object({
  claims: list(object({ 'name!': filled, 'request': text })),
  limits: map(quantity),
  requests: map(quantity),
});

/** Security settings that a pod and a container share. */
export const sharedSecurity: { [name: string]: Schema } = {
  appArmorProfile: object({ 'localhostProfile': text, 'type!': word('Localhost', 'RuntimeDefault', 'Unconfined') }),
  runAsGroup: { ...int64, minimum: 0 },
  runAsNonRoot: bool,
  runAsUser: { ...int64, minimum: 0 },
  seLinuxOptions: object({ level: text, role: text, type: text, user: text }),
  seccompProfile: object({ 'localhostProfile': text, 'type!': word('Localhost', 'RuntimeDefault', 'Unconfined') }),
  windowsOptions: object({ gmsaCredentialSpec: text, gmsaCredentialSpecName: text, hostProcess: bool, runAsUserName: text }),
};

const securityContext = object({
  ...sharedSecurity,
  allowPrivilegeEscalation: bool,
  // A null among them is decoded as an empty text, which is one.
  capabilities: object({ add: list({ ...text, nullable: true }), drop: list({ ...text, nullable: true }) }),
  privileged: bool,
  procMount: word('Default', 'Unmasked'),
  readOnlyRootFilesystem: bool,
});

/** A container or init container. The image is required: no pod template goes without. */
export const container: Schema = object({
  'args': texts,
  'command': texts,
  env,
  'envFrom': list(object({ configMapRef: envSource, prefix: text, secretRef: envSource })),
  'image!': filled,
  'imagePullPolicy': word('Always', 'IfNotPresent', 'Never'),
  'lifecycle': object({ postStart: handler, preStop: handler, stopSignal: text }),
  'livenessProbe': probe,
  'name!': { type: 'string', minLength: 1, maxLength: 63, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
  'ports': list(object({
    'containerPort!': port,
    'hostIP': text,
    'hostPort': { ...int32, minimum: 0, maximum: 65535 },
    'name': { type: 'string', maxLength: 15, pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$' },
    'protocol': word('TCP', 'UDP', 'SCTP'),
  })),
  'readinessProbe': probe,
  'resizePolicy': list(object({ 'resourceName!': filled, 'restartPolicy!': word('NotRequired', 'RestartContainer') })),
  resources,
  'restartPolicy': word('Always', 'OnFailure', 'Never'),
  'restartPolicyRules': list(open),
  securityContext,
  'startupProbe': probe,
  'stdin': bool,
  'stdinOnce': bool,
  'terminationMessagePath': text,
  'terminationMessagePolicy': word('File', 'FallbackToLogsOnError'),
  'tty': bool,
  'volumeDevices': list(object({ 'devicePath!': filled, 'name!': filled })),
  'volumeMounts': listBy('mountPath', volumeMount),
  'workingDir': text,
});
