// Runs all programs of this folder, one after the other, and writes what they print to bench/RESULTS.md, with the
// machine that it was. Argument: words that name some of them, to run these only and print.
import {spawn, spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {availableParallelism, cpus, loadavg, release, totalmem} from 'node:os';
import {fileURLToPath} from 'node:url';

const GIBIBYTE = 1024 ** 3;
const RESULTS = fileURLToPath(new URL('../../bench/RESULTS.md', import.meta.url));

const PROGRAMS: ReadonlyArray<readonly [name: string, title: string, args: readonly string[]]> = [
	['load/throughput', 'Events a second to one client', ['5']],
	['load/pacing', 'Pacing', ['10', '60', '9000']],
	['load/idle-machines', 'Memory and start, 9,000 machines', ['9000']],
	['load/idle-machines', 'Memory and start, 5,000 machines', ['5000']],
	['load/worker-scaling', 'One worker and two', ['5']],
	['load/endurance', 'An hour', ['60', '3600']],
	['emulator/memory', 'Memory of 50 emulators that wait', ['50']],
	['emulator/domains', 'Fifty running domains of libvirt', ['50']],
	['against-qemu', 'Start and round trip beside QEMU', []],
];

const first = (command: string, ...args: readonly string[]): string =>
	spawnSync(command, args, {encoding: 'utf8'}).stdout?.split('\n')[0] || 'none';

const description = (): readonly string[] => [
	`- ${availableParallelism()} processors, ${cpus()[0]?.model ?? 'unknown'}; ${(totalmem() / GIBIBYTE).toFixed(0)} GiB of memory`,
	`- Linux ${release()}, Node.js ${process.version}, compiler: ${first('cc', '--version')}`,
	`- QEMU: ${first('qemu-system-x86_64', '--version')}`,
	`- load average when it began: ${loadavg()
		.map(value => value.toFixed(2))
		.join(', ')}; open files at most: ${first('sh', '-c', 'ulimit -n')}`,
];

const run = (name: string, args: readonly string[]): Promise<string> =>
	new Promise(resolve => {
		const program = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
		const child = spawn(process.execPath, [program, ...args], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let text = '';
		child.stdout.on('data', chunk => {
			text += chunk;
			process.stdout.write(chunk);
		});
		child.once('close', () => resolve(text));
	});

const wanted = process.argv.slice(2);
const sections: string[] = [];
const machine = description();
for (const [name, title, args] of PROGRAMS) {
	if (wanted.length === 0 || wanted.some(word => name.includes(word))) {
		process.stdout.write(`\n${title}\n`);
		const text = await run(name, args);
		sections.push(
			`## ${title}\n\n\`node dist/bench/${[`${name}.js`, ...args].join(' ')}\`\n\n${text.trim()}\n`,
		);
	}
}

if (wanted.length === 0) {
	const head = [
		'# Results',
		'',
		`Of \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Ratios are of one run; each program says what it compares.`,
		'',
		...machine,
		'',
	].join('\n');
	writeFileSync(RESULTS, [head, ...sections].join('\n'));
}
