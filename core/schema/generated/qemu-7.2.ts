// Made by `npm run generate` from snapshots/qemu-7.2/query-qmp-schema.json. Not edited by hand.

/** The data of each event; undefined for events without. */
export interface EventData {
	ACPI_DEVICE_OST: {
		info: {
			device?: string;
			slot: string;
			'slot-type': 'DIMM' | 'CPU';
			source: number;
			status: number;
		};
	};
	BALLOON_CHANGE: {actual: number};
	BLOCK_EXPORT_DELETED: {id: string};
	BLOCK_IMAGE_CORRUPTED: {
		device: string;
		'node-name'?: string;
		msg: string;
		offset?: number;
		size?: number;
		fatal: boolean;
	};
	BLOCK_IO_ERROR: {
		device: string;
		'node-name'?: string;
		operation: 'read' | 'write';
		action: 'ignore' | 'report' | 'stop';
		nospace?: boolean;
		reason: string;
	};
	BLOCK_JOB_CANCELLED: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
	};
	BLOCK_JOB_COMPLETED: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
		error?: string;
	};
	BLOCK_JOB_ERROR: {
		device: string;
		operation: 'read' | 'write';
		action: 'ignore' | 'report' | 'stop';
	};
	BLOCK_JOB_PENDING: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		id: string;
	};
	BLOCK_JOB_READY: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
	};
	BLOCK_WRITE_THRESHOLD: {
		'node-name': string;
		'amount-exceeded': number;
		'write-threshold': number;
	};
	COLO_EXIT: {
		mode: 'none' | 'primary' | 'secondary';
		reason: 'none' | 'request' | 'error' | 'processing';
	};
	DEVICE_DELETED: {device?: string; path: string};
	DEVICE_TRAY_MOVED: {device: string; id: string; 'tray-open': boolean};
	DEVICE_UNPLUG_GUEST_ERROR: {device?: string; path: string};
	DUMP_COMPLETED: {
		result: {status: 'none' | 'active' | 'completed' | 'failed'; completed: number; total: number};
		error?: string;
	};
	FAILOVER_NEGOTIATED: {'device-id': string};
	GUEST_CRASHLOADED: {
		action: 'pause' | 'poweroff' | 'run';
		info?:
			| {type: 'hyper-v'; arg1: number; arg2: number; arg3: number; arg4: number; arg5: number}
			| {
					type: 's390';
					core: number;
					'psw-mask': number;
					'psw-addr': number;
					reason: 'unknown' | 'disabled-wait' | 'extint-loop' | 'pgmint-loop' | 'opint-loop';
			  };
	};
	GUEST_PANICKED: {
		action: 'pause' | 'poweroff' | 'run';
		info?:
			| {type: 'hyper-v'; arg1: number; arg2: number; arg3: number; arg4: number; arg5: number}
			| {
					type: 's390';
					core: number;
					'psw-mask': number;
					'psw-addr': number;
					reason: 'unknown' | 'disabled-wait' | 'extint-loop' | 'pgmint-loop' | 'opint-loop';
			  };
	};
	JOB_STATUS_CHANGE: {
		id: string;
		status:
			| 'undefined'
			| 'created'
			| 'running'
			| 'paused'
			| 'ready'
			| 'standby'
			| 'waiting'
			| 'pending'
			| 'aborting'
			| 'concluded'
			| 'null';
	};
	MEMORY_DEVICE_SIZE_CHANGE: {id?: string; size: number; 'qom-path': string};
	MEMORY_FAILURE: {
		recipient: 'hypervisor' | 'guest';
		action: 'ignore' | 'inject' | 'fatal' | 'reset';
		flags: {'action-required': boolean; recursive: boolean};
	};
	MEM_UNPLUG_ERROR: {device: string; msg: string};
	MIGRATION: {
		status:
			| 'none'
			| 'setup'
			| 'cancelling'
			| 'cancelled'
			| 'active'
			| 'postcopy-active'
			| 'postcopy-paused'
			| 'postcopy-recover'
			| 'completed'
			| 'failed'
			| 'colo'
			| 'pre-switchover'
			| 'device'
			| 'wait-unplug';
	};
	MIGRATION_PASS: {pass: number};
	NETDEV_STREAM_CONNECTED: {
		'netdev-id': string;
		addr:
			| {
					type: 'inet';
					host: string;
					port: string;
					numeric?: boolean;
					to?: number;
					ipv4?: boolean;
					ipv6?: boolean;
					'keep-alive'?: boolean;
					mptcp?: boolean;
			  }
			| {type: 'unix'; path: string; abstract?: boolean; tight?: boolean}
			| {type: 'vsock'; cid: string; port: string}
			| {type: 'fd'; str: string};
	};
	NETDEV_STREAM_DISCONNECTED: {'netdev-id': string};
	NIC_RX_FILTER_CHANGED: {name?: string; path: string};
	POWERDOWN: undefined;
	PR_MANAGER_STATUS_CHANGED: {id: string; connected: boolean};
	QUORUM_FAILURE: {reference: string; 'sector-num': number; 'sectors-count': number};
	QUORUM_REPORT_BAD: {
		type: 'read' | 'write' | 'flush';
		error?: string;
		'node-name': string;
		'sector-num': number;
		'sectors-count': number;
	};
	RDMA_GID_STATUS_CHANGED: {
		netdev: string;
		'gid-status': boolean;
		'subnet-prefix': number;
		'interface-id': number;
	};
	RESET: {
		guest: boolean;
		reason:
			| 'none'
			| 'host-error'
			| 'host-qmp-quit'
			| 'host-qmp-system-reset'
			| 'host-signal'
			| 'host-ui'
			| 'guest-shutdown'
			| 'guest-reset'
			| 'guest-panic'
			| 'subsystem-reset'
			| 'snapshot-load';
	};
	RESUME: undefined;
	RTC_CHANGE: {offset: number; 'qom-path': string};
	SHUTDOWN: {
		guest: boolean;
		reason:
			| 'none'
			| 'host-error'
			| 'host-qmp-quit'
			| 'host-qmp-system-reset'
			| 'host-signal'
			| 'host-ui'
			| 'guest-shutdown'
			| 'guest-reset'
			| 'guest-panic'
			| 'subsystem-reset'
			| 'snapshot-load';
	};
	SPICE_CONNECTED: {
		server: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
		client: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
	};
	SPICE_DISCONNECTED: {
		server: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
		client: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
	};
	SPICE_INITIALIZED: {
		server: {
			host: string;
			port: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			auth?: string;
		};
		client: {
			host: string;
			port: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			'connection-id': number;
			'channel-type': number;
			'channel-id': number;
			tls: boolean;
		};
	};
	SPICE_MIGRATE_COMPLETED: undefined;
	STOP: undefined;
	SUSPEND: undefined;
	SUSPEND_DISK: undefined;
	UNPLUG_PRIMARY: {'device-id': string};
	VFU_CLIENT_HANGUP: {
		'vfu-id': string;
		'vfu-qom-path': string;
		'dev-id': string;
		'dev-qom-path': string;
	};
	VNC_CONNECTED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
		};
	};
	VNC_DISCONNECTED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			x509_dname?: string;
			sasl_username?: string;
		};
	};
	VNC_INITIALIZED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			x509_dname?: string;
			sasl_username?: string;
		};
	};
	VSERPORT_CHANGE: {id: string; open: boolean};
	WAKEUP: undefined;
	WATCHDOG: {action: 'reset' | 'shutdown' | 'poweroff' | 'pause' | 'debug' | 'none' | 'inject-nmi'};
}

/** The name of an event. */
export type EventName = keyof EventData;
