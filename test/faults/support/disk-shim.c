/*
 * A layer between a program and its disk, loaded with LD_PRELOAD (disk-shim.ts
 * compiles it). It sees the calls of the C library that Node's own threads make, so
 * nothing above it knows of it: no hook in our code, none in Node's modules. Below
 * DISK_SHIM_ROOT it records each change and each sync into DISK_SHIM_RECORD, in the
 * order they happened, beside what goes over sockets (what was promised, and what a
 * peer confirmed); and it refuses a call that the block of DISK_SHIM_CONTROL names.
 * A write or a sync has a beginning and an end in the record: what began before a
 * cut and had not ended is in doubt. Everything else is one entry, made while no
 * other can be. A kill from outside may fall between a call and its entry, and the
 * next life then finds what the record does not know of; so the block can order the
 * kill, and it comes while no call is under way. LIMITS: Linux with glibc; io_uring is switched off by its caller.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OPEN = 1, WRITE, WRITTEN, TRUNCATE, RENAME, LINK, UNLINK, MKDIR, RMDIR, SYNC, SYNCED, SAID, HEARD, CLOSED };
enum { F_WRITE = 1, F_SYNC = 2, F_RENAME = 4, F_UNLINK = 8, F_READ = 16, F_CREATE = 32 };
enum { UNKNOWN = 0, OURS, SOCKET, OTHER };

struct head { uint32_t type, pid, handle, id; int64_t a, b; uint32_t first, second; };
/* The last `times` matching calls from the `nth` on are refused; `only` is a part of the path. */
struct control { uint32_t kinds, nth, times, error, seen, hits, half, kill; char only[96]; };

#define FDS 65536
static struct { uint8_t kind, through, append; uint32_t handle; char *path; } fds[FDS];
static const char *root;
static size_t root_length;
static int record_fd = -1;
static volatile struct control *control;
static uint32_t handles, ids;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* Held to read while a call and its entries are made, to write by the kill. */
static pthread_rwlock_t calm = PTHREAD_RWLOCK_WRITER_NONRECURSIVE_INITIALIZER_NP;

#define REAL(name) ({ static typeof(&name) real; if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name); real; })

static void *killer(void *nothing) {
  while (!control->kill) usleep(200);
  pthread_rwlock_wrlock(&calm);
  kill(getpid(), SIGKILL);
  return nothing;
}

__attribute__((constructor)) static void begin(void) {
  root = getenv("DISK_SHIM_ROOT");
  if (!root) return;
  root_length = strlen(root);
  const char *record = getenv("DISK_SHIM_RECORD");
  if (record) record_fd = syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const char *block = getenv("DISK_SHIM_CONTROL");
  int fd = block ? syscall(SYS_openat, AT_FDCWD, block, O_RDWR | O_CLOEXEC) : -1;
  if (fd >= 0) {
    void *at = mmap(NULL, sizeof(struct control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (at != MAP_FAILED) control = at;
    syscall(SYS_close, fd);
    pthread_t thread;
    if (control) pthread_create(&thread, NULL, killer, NULL);
  }
}

static int ours(const char *path) {
  return root && path && !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

/* One entry; the file is in append mode and one call writes it, so several processes may share it. */
static void put(uint32_t type, uint32_t handle, uint32_t id, int64_t a, int64_t b, const void *first, size_t n, const char *second) {
  if (record_fd < 0) return;
  int before = errno;
  size_t m = second ? strlen(second) : 0;
  struct head head = { type, getpid(), handle, id, a, b, n, m };
  struct iovec parts[3] = { { &head, sizeof head }, { (void *)first, n }, { (void *)second, m } };
  syscall(SYS_writev, record_fd, parts, 3);
  errno = before;
}

/* 0: let it pass; else the error to refuse with. */
static int refused(uint32_t kind, const char *path) {
  if (!control || !(control->kinds & kind)) return 0;
  if (control->only[0] && !strstr(path, (const char *)control->only)) return 0;
  uint32_t seen = __sync_add_and_fetch(&control->seen, 1);
  if (seen < control->nth || seen - control->nth >= control->times) return 0;
  __sync_add_and_fetch(&control->hits, 1);
  return control->error;
}
#define REFUSE(kind, path) do { int why = refused(kind, path); if (why) { errno = why; return -1; } } while (0)

/* Around a call that is one entry. */
#define BEGIN do { pthread_rwlock_rdlock(&calm); pthread_mutex_lock(&lock); } while (0)
#define END do { int why = errno; pthread_mutex_unlock(&lock); pthread_rwlock_unlock(&calm); errno = why; } while (0)

static int kind_of(int fd) {
  if (!root || fd < 0 || fd >= FDS) return OTHER;
  if (fds[fd].kind == UNKNOWN) {
    struct stat about;
    int before = errno;
    fds[fd].kind = !fstat(fd, &about) && S_ISSOCK(about.st_mode) ? SOCKET : OTHER;
    fds[fd].handle = __sync_add_and_fetch(&handles, 1);
    errno = before;
  }
  return fds[fd].kind;
}

static void forget(int fd) {
  if (!root || fd < 0 || fd >= FDS || fds[fd].kind == UNKNOWN) return;
  if (fds[fd].kind == SOCKET) put(CLOSED, fds[fd].handle, 0, 0, 0, NULL, 0, NULL);
  fds[fd].kind = UNKNOWN;
  free(fds[fd].path);
  fds[fd].path = NULL;
}

static size_t gather(char *to, const struct iovec *parts, int count, size_t most) {
  size_t n = 0;
  for (int i = 0; i < count && n < most; i++) {
    size_t part = parts[i].iov_len < most - n ? parts[i].iov_len : most - n;
    memcpy(to + n, parts[i].iov_base, part);
    n += part;
  }
  return n;
}

static ssize_t really_write(int fd, const struct iovec *parts, int count, off_t at) {
  if (at >= 0) return REAL(pwritev64)(fd, parts, count, at);
  return count == 1 ? REAL(write)(fd, parts[0].iov_base, parts[0].iov_len) : REAL(writev)(fd, parts, count);
}

static ssize_t write_ours(int fd, const struct iovec *parts, int count, off_t at) {
  const char *path = fds[fd].path;
  int why = refused(F_WRITE, path);
  if (why && control->half) {
    /* A disk that fills up takes the first half and refuses what follows. */
    control->half = 0;
    struct iovec half = { parts[0].iov_base, parts[0].iov_len / 2 };
    if (half.iov_len > 0) return write_ours(fd, &half, 1, at);
  }
  if (why) { errno = why; return -1; }
  size_t n = 0;
  for (int i = 0; i < count; i++) n += parts[i].iov_len;
  char *bytes = malloc(n + 1);
  gather(bytes, parts, count, n);
  struct stat about;
  off_t place = at >= 0 ? at : fds[fd].append ? (fstat(fd, &about), about.st_size) : lseek(fd, 0, SEEK_CUR);
  uint32_t id = __sync_add_and_fetch(&ids, 1);
  put(WRITE, fds[fd].handle, id, place, 0, bytes, n, NULL);
  free(bytes);
  ssize_t done = really_write(fd, parts, count, at);
  int before = errno;
  if (done >= 0 && fds[fd].through && (why = refused(F_SYNC, path))) { done = -1; before = why; }
  put(WRITTEN, fds[fd].handle, id, done, fds[fd].through, NULL, 0, NULL);
  errno = before;
  return done;
}

static ssize_t write_any(int fd, const struct iovec *parts, int count, off_t at) {
  int kind = kind_of(fd);
  if (kind != OURS && (kind != SOCKET || record_fd < 0)) return really_write(fd, parts, count, at);
  pthread_rwlock_rdlock(&calm);
  if (kind == SOCKET) {
    size_t n = 0;
    for (int i = 0; i < count; i++) n += parts[i].iov_len;
    char *bytes = malloc(n + 1);
    gather(bytes, parts, count, n);
    put(SAID, fds[fd].handle, 0, 0, 0, bytes, n, NULL);
    free(bytes);
  }
  ssize_t done = kind == OURS ? write_ours(fd, parts, count, at) : really_write(fd, parts, count, at);
  int before = errno;
  pthread_rwlock_unlock(&calm);
  errno = before;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t n) { struct iovec one = { (void *)bytes, n }; return write_any(fd, &one, 1, -1); }
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) { struct iovec one = { (void *)bytes, n }; return write_any(fd, &one, 1, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_any(fd, parts, count, -1); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return write_any(fd, parts, count, at); }

static ssize_t heard(int fd, const char *bytes, ssize_t n) {
  if (n > 0 && kind_of(fd) == SOCKET) put(HEARD, fds[fd].handle, 0, 0, 0, bytes, n, NULL);
  return n;
}

ssize_t read(int fd, void *bytes, size_t n) {
  if (kind_of(fd) == OURS) REFUSE(F_READ, fds[fd].path);
  return heard(fd, bytes, REAL(read)(fd, bytes, n));
}
ssize_t pread64(int fd, void *bytes, size_t n, off64_t at) {
  if (kind_of(fd) == OURS) REFUSE(F_READ, fds[fd].path);
  return REAL(pread64)(fd, bytes, n, at);
}
ssize_t readv(int fd, const struct iovec *parts, int count) {
  if (kind_of(fd) == OURS) REFUSE(F_READ, fds[fd].path);
  return REAL(readv)(fd, parts, count);
}
ssize_t preadv64(int fd, const struct iovec *parts, int count, off64_t at) {
  if (kind_of(fd) == OURS) REFUSE(F_READ, fds[fd].path);
  return REAL(preadv64)(fd, parts, count, at);
}

static int open_ours(const char *path, int flags, mode_t mode) {
  int writes = (flags & O_ACCMODE) != O_RDONLY;
  REFUSE(flags & O_CREAT ? F_CREATE : writes ? F_WRITE : F_READ, path);
  BEGIN;
  int fd = syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
  int before = errno;
  if (fd >= 0 && fd < FDS) {
    forget(fd);
    fds[fd].kind = OURS;
    fds[fd].through = writes && (flags & O_DSYNC) != 0;
    fds[fd].append = (flags & O_APPEND) != 0;
    fds[fd].handle = __sync_add_and_fetch(&handles, 1);
    fds[fd].path = strdup(path);
    put(OPEN, fds[fd].handle, 0, flags, 0, path, strlen(path), NULL);
  }
  errno = before;
  END;
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (ours(path)) return open_ours(path, flags, mode);
  int fd = syscall(SYS_openat, AT_FDCWD, path, flags | O_LARGEFILE, mode);
  if (fd >= 0) forget(fd);
  return fd;
}

int scandir64(const char *path, struct dirent64 ***list, int (*filter)(const struct dirent64 *), int (*order)(const struct dirent64 **, const struct dirent64 **)) {
  if (ours(path)) REFUSE(F_READ, path);
  return REAL(scandir64)(path, list, filter, order);
}

static int sync_ours(int fd, int (*real)(int)) {
  pthread_rwlock_rdlock(&calm);
  uint32_t id = __sync_add_and_fetch(&ids, 1);
  put(SYNC, fds[fd].handle, id, 0, 0, NULL, 0, NULL);
  int result = real(fd), before = errno, why = refused(F_SYNC, fds[fd].path);
  if (why) { result = -1; before = why; }
  put(SYNCED, fds[fd].handle, id, result, 0, NULL, 0, NULL);
  pthread_rwlock_unlock(&calm);
  errno = before;
  return result;
}
int fsync(int fd) { return kind_of(fd) == OURS ? sync_ours(fd, REAL(fsync)) : REAL(fsync)(fd); }
int fdatasync(int fd) { return kind_of(fd) == OURS ? sync_ours(fd, REAL(fdatasync)) : REAL(fdatasync)(fd); }

int ftruncate64(int fd, off64_t size) {
  if (kind_of(fd) != OURS) return REAL(ftruncate64)(fd, size);
  REFUSE(F_WRITE, fds[fd].path);
  BEGIN;
  int result = REAL(ftruncate64)(fd, size);
  if (!result) put(TRUNCATE, fds[fd].handle, 0, size, 0, NULL, 0, NULL);
  END;
  return result;
}

#define NAMING(type, kind, call, first, other) do { \
  if (!ours(first)) return call; \
  REFUSE(kind, first); \
  BEGIN; \
  int result = call; \
  if (!result) put(type, 0, 0, 0, 0, first, strlen(first), other); \
  END; \
  return result; } while (0)

int rename(const char *from, const char *to) { NAMING(RENAME, F_RENAME, REAL(rename)(from, to), from, to); }
int link(const char *from, const char *to) { NAMING(LINK, F_RENAME, REAL(link)(from, to), from, to); }
int unlink(const char *path) { NAMING(UNLINK, F_UNLINK, REAL(unlink)(path), path, NULL); }
int rmdir(const char *path) { NAMING(RMDIR, F_UNLINK, REAL(rmdir)(path), path, NULL); }
int mkdir(const char *path, mode_t mode) { NAMING(MKDIR, F_CREATE, REAL(mkdir)(path, mode), path, NULL); }

int close(int fd) { forget(fd); return REAL(close)(fd); }
long syscall(long number, ...) {
  va_list more;
  va_start(more, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(more, long);
  va_end(more);
  /* libuv closes this way. */
  if (number == SYS_close) forget((int)a[0]);
  return REAL(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
