// What Kustomize makes of deploy/ is what Kubernetes' schemas allow, to the last member. Needs kubectl. Ends with
// "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Suite} from '../helpers/suite.ts';
import {type Manifest, manifestsOf} from './manifests.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const suite = new Suite();
const folder = mkdtempSync(join(tmpdir(), 'mock-qmp-'));
symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
writeFileSync(join(folder, 'package.json'), '{"type": "module"}');

const run = (command: string, ...args: readonly string[]) => {
	const {status, stdout, stderr} = spawnSync(command, args, {cwd: folder, encoding: 'utf8'});
	return {status, out: `${stdout}${stderr}`};
};

/** Whether TypeScript finds that the manifest has the members, and only those, that Kubernetes' schema gives it. */
const isStrictly = (manifest: Manifest): string => {
	const {apiVersion, kind} = manifest;
	const path = `${apiVersion}/${kind}`;
	writeFileSync(
		join(folder, 'manifest.ts'),
		`import type {I${kind}} from 'kubernetes-models/${path}';\n` +
			`export const manifest: I${kind} = ${JSON.stringify(manifest, undefined, '\t')};\n`,
	);
	return run(
		join(ROOT, 'node_modules/.bin/tsc'),
		...['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'esnext'],
		'manifest.ts',
	).out;
};

for (const [name, kinds] of [
	['fleet', ['ConfigMap', 'ConfigMap', 'Service', 'StatefulSet']],
	['run', ['ConfigMap', 'ConfigMap', 'Job', 'Service']],
] as const) {
	const built = run('kubectl', 'kustomize', join(ROOT, 'deploy', name));
	const manifests = built.status === 0 ? manifestsOf(built.out) : [];
	await suite.check(`Kustomize makes manifests of deploy/${name}`, () => {
		assert.equal(built.status, 0, built.out);
		assert.deepEqual(manifests.map(({kind}) => kind).sort(), kinds);
	});
	for (const manifest of manifests) {
		await suite.check(`${name}: ${manifest.kind} ${manifest.metadata.name} is valid`, async () => {
			const module = await import(`kubernetes-models/${manifest.apiVersion}/${manifest.kind}`);
			new module[manifest.kind](manifest).validate();
			assert.equal(isStrictly(manifest), '');
		});
	}

	await suite.check(`${name}: what is generated is what the pods name`, () => {
		const maps = manifests
			.filter(({kind}) => kind === 'ConfigMap')
			.map(({metadata}) => metadata.name);
		const text = JSON.stringify(manifests.filter(({kind}) => kind !== 'ConfigMap'));
		for (const map of maps) {
			assert.ok(text.includes(JSON.stringify(map)), map);
		}
	});
}

await suite.check('a member that Kubernetes does not know is found', () => {
	const [service] = manifestsOf(run('kubectl', 'kustomize', join(ROOT, 'deploy/fleet')).out).filter(
		({kind}) => kind === 'Service',
	);
	assert.ok(service);
	assert.match(
		isStrictly({...service, spec: {...service.spec, clusterIp: 'None'}}),
		/"clusterIp"' does not exist/,
	);
});

rmSync(folder, {recursive: true, force: true});
suite.finish();
