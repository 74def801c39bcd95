import type {Chardev, Chardevs} from '../chardev/chardevs.ts';
import type {Device} from '../devices/device.ts';
import type {EventBus} from '../event-bus.ts';
import type {RunState} from '../run-state.ts';
import {AgentSession} from './agent-session.ts';
import {GuestSystem, type SystemMachine} from './guest-system.ts';

/** The machine of the agent. */
export interface AgentMachine extends SystemMachine {
	readonly chardevs: Chardevs;
	readonly events: EventBus;
	readonly status: RunState;
}

/** Who holds the host's end of the agent's channel. */
export interface AgentClient {
	write(bytes: Uint8Array): void;
	/** Lets it send, or lets what it sends wait: nobody reads a port that is not open. */
	flow(isFlowing: boolean): void;
}

/** The name of the port that QEMU's guest agent opens. */
const PORT = 'org.qemu.guest_agent.0';

const STOP_MS = 100;

/** QEMU's guest agent in the pretended guest, and the port of virtio-serial that it speaks through. */
export class GuestAgent {
	readonly #machine: AgentMachine;
	readonly #system: GuestSystem;
	#session: AgentSession;
	#client: AgentClient | undefined;
	/** Counts closings: what was to be opened before, is not. */
	#lives = 0;

	constructor(machine: AgentMachine) {
		this.#machine = machine;
		this.#system = new GuestSystem(machine, () => this.#stop());
		this.#session = new AgentSession(this.#system);
		if (this.#manner.agentDelay !== undefined && this.#isThere) {
			this.#beginsWithGuest();
		}
	}

	/** The label of the channel's character device; undefined where the machine has none. */
	get label(): string | undefined {
		return this.#chardev?.label;
	}

	/** A client has come to the channel's socket, or has left it. */
	set client(client: AgentClient | undefined) {
		this.#client = client;
		client?.flow(this.#isReading);
	}

	/** Takes what the client has sent. */
	receive(bytes: Uint8Array): void {
		if (this.#manner.agent === 'answer') {
			const answer = this.#session.answer(bytes);
			if (answer.length > 0) {
				this.#client?.write(answer);
			}
		}
	}

	/** Somebody in the guest has opened the port or closed it. */
	notePort(): void {
		if (!this.#isReading) {
			this.#session = new AgentSession(this.#system);
		}

		this.#client?.flow(this.#isReading);
	}

	/** The guest goes down: its agent closes the port; if it came by itself, it comes again with the next system. */
	endWithGuest(): void {
		this.#lives += 1;
		if (this.#manner.agentDelay === undefined) {
			return;
		}

		if (this.#isOpen) {
			this.#tell(false);
		}

		if (this.#isThere) {
			this.#openLater();
		}
	}

	get #manner() {
		return this.#machine.options.guest;
	}

	get #isThere(): boolean {
		return this.#manner.isThere && this.#manner.agent !== 'absent' && this.#port !== undefined;
	}

	get #isOpen(): boolean {
		return this.#chardev?.isFrontendOpen === true;
	}

	get #isReading(): boolean {
		return this.#isOpen && this.#isThere;
	}

	get #port(): Device | undefined {
		const {devices} = this.#machine.hardware.devices;
		return devices.find(({properties}) => properties.name === PORT);
	}

	get #chardev(): Chardev | undefined {
		return this.#machine.chardevs.find(String(this.#port?.properties.chardev));
	}

	// A system that is not let run yet boots when it is.
	#beginsWithGuest(): void {
		if (this.#machine.status === 'running') {
			this.#openLater();
			return;
		}

		const cancel = this.#machine.events.subscribe(({event}) => {
			if (event === 'RESUME') {
				cancel();
				this.#openLater();
			}
		});
	}

	#openLater(): void {
		const lives = this.#lives;
		this.#machine.hardware.guest.after(this.#manner.agentDelay ?? 0, () => {
			if (this.#lives === lives && !this.#isOpen) {
				this.#tell(true);
			}
		});
	}

	// A system ends its services before itself. libvirt goes by that: at once, the end of the channel would be an error.
	#stop(): void {
		const lives = this.#lives;
		const {powerdown, powerdownDelay = STOP_MS * 2} = this.#manner;
		if (powerdown !== 'agree') {
			return;
		}

		this.#machine.hardware.guest.after(Math.min(STOP_MS, powerdownDelay / 2), () => {
			if (this.#lives === lives && this.#isOpen) {
				this.#tell(false);
			}
		});
	}

	#tell(isOpen: boolean): void {
		this.#machine.emit('VSERPORT_CHANGE', {open: isOpen, id: this.#port?.id ?? ''});
	}
}
