import {type ChildProcess, execFile, spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const QEMU_CONF = `stdio_handler = "file"
security_driver = "none"
namespaces = []
cgroup_controllers = []
remember_owner = 0
user = "root"
group = "root"
`;
/** What a libvirtd keeps where, each bound to a folder of the test's own. */
const FOLDERS = [
	'/etc/libvirt',
	'/var/lib/libvirt',
	'/run/libvirt',
	'/var/cache/libvirt',
	'/var/log/libvirt',
];
const ACCOUNTS: Readonly<Record<string, readonly string[]>> = {
	'/etc/passwd': ['libvirt-qemu:x:64055:64055::/nonexistent:/usr/sbin/nologin\n'],
	'/etc/group': ['libvirt-qemu:x:64055:\n', 'kvm:x:64056:\n'],
};
const NETWORK = [
	'ip link set lo up',
	'ip link add br-mock type bridge',
	'ip link set br-mock up',
	// QEMU's SPICE looks up its address only where there is one besides the loop's.
	'ip address add 192.0.2.1/24 dev br-mock',
];
const START_MS_MAX = 20_000;
const COMMAND_MS_MAX = 30_000;

/** What came of a virsh command. */
export interface VirshOutcome {
	readonly status: number | null;
	/** Both streams, without empty lines. */
	readonly text: string;
	readonly ms: number;
}

/** Waits a little, between looks at something. */
export const pause = (ms = 50): Promise<void> =>
	new Promise(resolve => {
		setTimeout(resolve, ms);
	});

/** Waits until something holds; gives whether it did in time. */
export const eventually = async (holds: () => boolean, ms = 5000): Promise<boolean> => {
	const until = performance.now() + ms;
	while (!holds() && performance.now() < until) {
		await pause();
	}

	return holds();
};

const printed = (stdout: string, stderr: string): string =>
	`${stdout}${stderr}`.replaceAll(/^\s*\n/gm, '').trimEnd();

/** Where a libvirtd lives. */
export interface LibvirtdOptions {
	/** Whether it has a network with nothing but a bridge, `br-mock`, instead of that of the host. */
	readonly hasOwnNetwork?: boolean;
}

/** An unmodified libvirtd in a mount namespace of its own, whose files are all in one folder. */
export class PrivateLibvirtd {
	readonly folder = mkdtempSync(join(tmpdir(), 'mock-libvirt-'));
	readonly #hasOwnNetwork: boolean;
	#daemon: ChildProcess | undefined;

	constructor({hasOwnNetwork = false}: LibvirtdOptions = {}) {
		this.#hasOwnNetwork = hasOwnNetwork;
		for (const path of FOLDERS) {
			mkdirSync(this.#place(path), {recursive: true});
			mkdirSync(path, {recursive: true});
		}

		mkdirSync(join(this.folder, 'sock'));
		writeFileSync(join(this.#place('/etc/libvirt'), 'qemu.conf'), QEMU_CONF);
		writeFileSync(
			join(this.#place('/etc/libvirt'), 'libvirtd.conf'),
			`unix_sock_dir = "${this.folder}/sock"\nauth_unix_rw = "none"\nauth_unix_ro = "none"\n` +
				`log_outputs = "3:file:${this.folder}/libvirtd.log"\n`,
		);
		this.#copyAccounts();
	}

	/** Starts the daemon, for the first time or again; resolves when it answers. */
	async start(): Promise<void> {
		const mounts = [...FOLDERS, '/etc/passwd', '/etc/group'].map(
			path => `mount --bind ${this.#place(path)} ${path}`,
		);
		const command = [
			...mounts,
			...(this.#hasOwnNetwork ? NETWORK : []),
			`exec libvirtd -f /etc/libvirt/libvirtd.conf -p ${this.folder}/pid`,
		].join(' && ');
		this.#daemon = spawn(
			'unshare',
			[
				...['--mount', '--propagation', 'private'],
				...(this.#hasOwnNetwork ? ['--net'] : []),
				...['sh', '-c', command],
			],
			{
				stdio: 'ignore',
				env: {...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin`},
			},
		);
		const isUp = await eventually(() => this.virsh('version').status === 0, START_MS_MAX);
		if (!isUp) {
			throw new Error(`libvirtd does not answer\n${this.log}`);
		}
	}

	/** Ends the daemon; the machines go on. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		const daemon = this.#daemon;
		if (daemon !== undefined && daemon.exitCode === null) {
			daemon.kill(signal);
			await eventually(() => daemon.exitCode !== null || daemon.signalCode !== null);
		}

		rmSync(join(this.folder, 'sock/libvirt-sock'), {force: true});
	}

	/** Ends all and takes the files away. */
	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.folder, {recursive: true, force: true});
	}

	get log(): string {
		const path = join(this.folder, 'libvirtd.log');
		return existsSync(path) ? readFileSync(path, 'utf8').slice(-2000) : '';
	}

	get address(): string {
		return `qemu:///system?socket=${this.folder}/sock/libvirt-sock`;
	}

	virsh(...args: readonly string[]): VirshOutcome {
		const start = performance.now();
		const {status, stdout, stderr} = spawnSync('virsh', ['-c', this.address, ...args], {
			encoding: 'utf8',
			timeout: COMMAND_MS_MAX,
		});
		return {status, text: printed(stdout, stderr), ms: performance.now() - start};
	}

	/** The same, while others run. */
	run(...args: readonly string[]): Promise<VirshOutcome> {
		const start = performance.now();
		return new Promise(resolve => {
			execFile(
				'virsh',
				['-c', this.address, ...args],
				{timeout: COMMAND_MS_MAX},
				(error, stdout, stderr) => {
					const status = error === null ? 0 : Number(error.code);
					resolve({status, text: printed(stdout, stderr), ms: performance.now() - start});
				},
			);
		});
	}

	/** Starts a virsh command that goes on; gives what it has printed so far, and ends it. */
	follow(...args: readonly string[]): {readonly lines: () => string[]; readonly end: () => void} {
		const child = spawn('virsh', ['-c', this.address, ...args], {
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		let text = '';
		child.stdout.on('data', bytes => {
			text += bytes;
		});
		return {lines: () => text.split('\n').filter(line => line !== ''), end: () => child.kill()};
	}

	/** The number of the emulator's process. */
	pidOf(domain: string): number {
		return Number(readFileSync(join(this.#place('/run/libvirt'), `qemu/${domain}.pid`), 'utf8'));
	}

	#place(path: string): string {
		return join(this.folder, path.replaceAll('/', '_'));
	}

	// Only the package of the whole libvirt makes the accounts that its daemon looks for.
	#copyAccounts(): void {
		for (const [path, lines] of Object.entries(ACCOUNTS)) {
			const text = readFileSync(path, 'utf8');
			const missing = lines.filter(line => !text.includes(`\n${line.split(':')[0]}:`));
			writeFileSync(this.#place(path), `${text}${missing.join('')}`);
		}
	}
}
