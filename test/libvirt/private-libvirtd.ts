import {type ChildProcess, execFile, spawn, spawnSync} from 'node:child_process';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

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

/** The root of this project. */
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
const NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

/** Where a libvirtd lives, and whose it is. */
export interface LibvirtdOptions {
	/** Whether it is that of an ordinary user, `qemu:///session`. */
	readonly isSession?: boolean;
	/** Whether it has a network with nothing but a bridge, `br-mock`, instead of that of the host. */
	readonly hasOwnNetwork?: boolean;
	/** Which host it believes to be on, if not on this one. */
	readonly hostUuid?: string;
}

/** An unmodified libvirtd in a mount namespace of its own, whose files are all in one folder. */
export class PrivateLibvirtd {
	readonly folder = mkdtempSync(join(tmpdir(), 'mock-libvirt-'));
	readonly #hasOwnNetwork: boolean;
	readonly #isSession: boolean;
	#daemon: ChildProcess | undefined;

	constructor({hasOwnNetwork = false, isSession = false, hostUuid}: LibvirtdOptions = {}) {
		this.#hasOwnNetwork = hasOwnNetwork;
		this.#isSession = isSession;
		for (const path of FOLDERS) {
			mkdirSync(this.#place(path), {recursive: true});
			mkdirSync(path, {recursive: true});
		}

		for (const path of ['sock', 'project', 'home/libvirt']) {
			mkdirSync(join(this.folder, path), {recursive: true});
		}

		writeFileSync(join(this.#place('/etc/libvirt'), 'qemu.conf'), QEMU_CONF);
		writeFileSync(join(this.folder, 'home/libvirt/qemu.conf'), 'stdio_handler = "file"\n');
		writeFileSync(
			join(this.#place('/etc/libvirt'), 'libvirtd.conf'),
			`unix_sock_dir = "${this.folder}/sock"\nauth_unix_rw = "none"\nauth_unix_ro = "none"\n` +
				`log_outputs = "3:file:${this.folder}/libvirtd.log"\n` +
				(hostUuid === undefined ? '' : `host_uuid = "${hostUuid}"\n`),
		);
		this.#copyAccounts();
	}

	/** Starts the daemon, for the first time or again; resolves when it answers. */
	async start(): Promise<void> {
		const mounts = [...FOLDERS, '/etc/passwd', '/etc/group'].map(
			path => `mount --bind ${this.#place(path)} ${path}`,
		);
		const daemon = this.#asUser('libvirtd', '-f', '/etc/libvirt/libvirtd.conf');
		const command = [
			...mounts,
			// An ordinary user may not get to where the project is.
			`mount --bind ${PROJECT} ${join(this.folder, 'project')}`,
			...(this.#hasOwnNetwork ? NETWORK : []),
			`exec ${daemon.join(' ')} -p ${this.folder}/pid`,
		].join(' && ');
		this.handOver();
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

	/** Takes over, before it starts, what another has found out of the emulators. */
	learnFrom(other: PrivateLibvirtd): void {
		cpSync(other.#place('/var/cache/libvirt'), this.#place('/var/cache/libvirt'), {
			recursive: true,
			preserveTimestamps: true,
		});
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
		const kind = this.#isSession ? 'session' : 'system';
		return `qemu:///${kind}?socket=${this.folder}/sock/libvirt-sock`;
	}

	/** Where the daemon finds a file of this project. */
	pathOf(path: string): string {
		return this.#isSession ? join(this.folder, 'project', relative(PROJECT, path)) : path;
	}

	/** Lets the files that are in the folder by now be the user's. */
	handOver(): void {
		if (this.#isSession) {
			spawnSync('chown', ['-R', 'nobody:nogroup', this.folder]);
		}
	}

	virsh(...args: readonly string[]): VirshOutcome {
		const start = performance.now();
		const [program, ...words] = this.#asUser('virsh', '-c', this.address, ...args);
		const {status, stdout, stderr} = spawnSync(program, words, {
			encoding: 'utf8',
			timeout: COMMAND_MS_MAX,
		});
		return {status, text: printed(stdout, stderr), ms: performance.now() - start};
	}

	/** The same, while others run. */
	run(...args: readonly string[]): Promise<VirshOutcome> {
		return this.runProgram('virsh', '-c', this.address, ...args);
	}

	/** Runs a program as the user whose daemon it is. */
	runProgram(name: string, ...args: readonly string[]): Promise<VirshOutcome> {
		const start = performance.now();
		const [program, ...words] = this.#asUser(name, ...args);
		return new Promise(resolve => {
			execFile(program, words, {timeout: COMMAND_MS_MAX}, (error, stdout, stderr) => {
				const status = error === null ? 0 : Number(error.code);
				resolve({status, text: printed(stdout, stderr), ms: performance.now() - start});
			});
		});
	}

	/** Starts a virsh command that goes on; gives what it has printed so far, and ends it. */
	follow(...args: readonly string[]): {readonly lines: () => string[]; readonly end: () => void} {
		const [program, ...words] = this.#asUser('virsh', '-c', this.address, ...args);
		const child = spawn(program, words, {stdio: ['ignore', 'pipe', 'ignore']});
		let text = '';
		child.stdout.on('data', bytes => {
			text += bytes;
		});
		return {lines: () => text.split('\n').filter(line => line !== ''), end: () => child.kill()};
	}

	/** The state of a domain, and why it is in it. */
	stateOf(domain: string): string {
		return this.virsh('domstate', domain, '--reason').text;
	}

	/** The number of the emulator's process. */
	pidOf(domain: string): number {
		return Number(readFileSync(join(this.#place('/run/libvirt'), `qemu/${domain}.pid`), 'utf8'));
	}

	/** A command that is run as the user whose daemon it is. */
	#asUser(program: string, ...args: readonly string[]): readonly [string, ...string[]] {
		if (!this.#isSession) {
			return [program, ...args];
		}

		const home = join(this.folder, 'home');
		const places = ['CONFIG_HOME', 'CACHE_HOME', 'DATA_HOME', 'RUNTIME_DIR'];
		return [
			'env',
			...[`HOME=${home}`, 'LIBVIRT_AUTOSTART=0'],
			...places.map(place => `XDG_${place}=${home}`),
			...NOBODY,
			...[program, ...args],
		];
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
