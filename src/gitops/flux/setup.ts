import { FluxOptions } from './kustomization';

interface Facts extends FluxOptions {
  readonly url: string;
  readonly root: string;
}

/** The release that the schemas are from. */
const FLUX_VERSION = 'v2.9.4';

/** How Flux gets there and starts. */
export function fluxSteps({ namespace, credentialsSecret, url, root }: Facts): string[] {
  return [
    `Flux ${FLUX_VERSION}: source, kustomize and helm controller.`,
    '',
    '```sh',
    `flux install --version ${FLUX_VERSION} --namespace ${namespace} --components source-controller,kustomize-controller,helm-controller`,
    '```',
    '',
    ...credentialsSecret === undefined ? [] : [
      `It reads \`${url}\` with the Secret \`${credentialsSecret}\` in namespace \`${namespace}\`, which must exist: \`flux create secret git ${credentialsSecret} --namespace ${namespace} --url ${url} …\`, or External Secrets.`,
      '',
    ],
    'A cluster that is being made keeps one worker of the kustomize controller busy for up to ten minutes at a time. Raise `--concurrent` (4) when many are made at once.',
    '',
    'From then on Flux applies everything, this folder included:',
    '',
    '```sh',
    `kubectl apply --server-side -f ${root}`,
    '```',
  ];
}
