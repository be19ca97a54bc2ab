/*
 * The head of our AppImage (type 2): mounts the squashfs that follows it by FUSE and runs AppRun in it.
 * Other than most such heads it goes on serving until the last program has left the mount, heeds no signal
 * that ends a whole session (the app hangs up its line first), and lets the app start itself anew.
 * Options are those that AppImages have: --appimage-extract, --appimage-extract-and-run (also
 * APPIMAGE_EXTRACT_AND_RUN=1), --appimage-offset. Exit 127 with a sentence where it cannot be run.
 * Built by scripts/packages/appimage.mjs on Debian's libsquashfuse, libfuse3, zlib and libzstd, without any other library.
 */
#define _GNU_SOURCE
#include <squashfuse/config.h>
#include <squashfuse/ll.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Pressings that ours never has; libsquashfuse wants their names, and LZO's own library has another licence. */
int lzo1x_decompress_safe(void) { return -1; }
int lzma_stream_buffer_decode(void) { return 11; }
int LZ4_decompress_safe(void) { return -1; }

static char image[PATH_MAX], place[PATH_MAX];

static void give_up(const char *what) {
  fprintf(stderr, "%s: %s: %s\n", image, what, strerror(errno));
  exit(127);
}

/* Where the ELF ends and the squashfs begins. */
static size_t offset_of_files(void) {
  Elf64_Ehdr head;
  int file = open(image, O_RDONLY | O_CLOEXEC);
  if (file < 0 || read(file, &head, sizeof head) != sizeof head) give_up("cannot be read");
  close(file);
  return head.e_shoff + (size_t)head.e_shentsize * head.e_shnum;
}

/* A folder of its own under TMPDIR; its path is `place`. */
static void make_place(const char *name) {
  const char *top = getenv("TMPDIR");
  if (top == NULL || *top != '/') top = "/tmp";
  if (snprintf(place, sizeof place, "%s/%s_XXXXXX", top, name) >= (int)sizeof place) errno = ENAMETOOLONG;
  else if (mkdtemp(place) != NULL) return;
  give_up(top);
}

/* ---- out of the file into a folder ---- */

static void write_file(sqfs *fs, sqfs_inode *node, const char *path) {
  static char bytes[1 << 20];
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, node->base.mode & 0777);
  if (file < 0) give_up(path);
  for (sqfs_off_t at = 0; at < (sqfs_off_t)node->xtra.reg.file_size;) {
    sqfs_off_t size = sizeof bytes;
    if (sqfs_read_range(fs, node, at, &size, bytes) != SQFS_OK || size == 0) {
      errno = EIO;
      give_up(path);
    }
    if (write(file, bytes, size) != size) give_up(path);
    at += size;
  }
  if (close(file) != 0) give_up(path);
}

static void write_entry(sqfs *fs, sqfs_traverse *walk, const char *top) {
  char path[PATH_MAX], target[PATH_MAX];
  size_t size = sizeof target;
  sqfs_inode node;
  errno = EIO;
  if (snprintf(path, sizeof path, "%s/%s", top, walk->path) >= (int)sizeof path) give_up(top);
  if (sqfs_inode_get(fs, &node, sqfs_dentry_inode(&walk->entry)) != SQFS_OK) give_up(path);
  if (S_ISDIR(node.base.mode)) {
    if (mkdir(path, 0755) != 0) give_up(path);
  } else if (S_ISLNK(node.base.mode)) {
    if (sqfs_readlink(fs, &node, target, &size) != SQFS_OK || symlink(target, path) != 0) give_up(path);
  } else if (S_ISREG(node.base.mode)) {
    write_file(fs, &node, path);
  }
}

static void extract(size_t offset, const char *top) {
  sqfs fs;
  sqfs_traverse walk;
  sqfs_err error;
  errno = EIO;
  if (sqfs_open_image(&fs, image, offset) != SQFS_OK) give_up("holds no files");
  if (sqfs_traverse_open(&walk, &fs, sqfs_inode_root(&fs)) != SQFS_OK) give_up("holds no files");
  while (sqfs_traverse_next(&walk, &error))
    if (!walk.dir_end) write_entry(&fs, &walk, top);
  errno = EIO;
  if (error != SQFS_OK) give_up("is damaged");
  sqfs_traverse_close(&walk);
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at) {
  (void)about, (void)kind, (void)at;
  return remove(path), 0;
}

static pid_t running;
static void pass_on(int sign) { kill(running, sign); }

/* ---- AppRun ---- */

static void run(char **argv) {
  char program[PATH_MAX + 8];
  setenv("APPIMAGE", image, 1);
  setenv("APPDIR", place, 1);
  setenv("ARGV0", argv[0], 1);
  snprintf(program, sizeof program, "%s/AppRun", place);
  execv(program, argv);
  give_up(program);
}

static int extract_and_run(size_t offset, char **argv) {
  int status;
  make_place("appimage_extracted");
  extract(offset, place);
  unsetenv("APPIMAGE_EXTRACT_AND_RUN");
  running = fork();
  if (running < 0) give_up("cannot be run");
  if (running == 0) run(argv);
  signal(SIGTERM, pass_on), signal(SIGINT, pass_on), signal(SIGHUP, pass_on);
  while (waitpid(running, &status, 0) < 0 && errno == EINTR) continue;
  nftw(place, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- the mount ---- */

static int living; /* ends when the last program of the app has ended */

/* Takes the mount from sight; what still runs from it is served on, and the loop ends with the last. */
static void *take_from_sight(void *nothing) {
  char byte;
  while (read(living, &byte, 1) != 0 && errno == EINTR) continue;
  if (umount2(place, MNT_DETACH) != 0) {
    pid_t helper = fork();
    if (helper == 0) {
      execlp("fusermount3", "fusermount3", "-u", "-z", "-q", place, (char *)NULL);
      _exit(127);
    }
    waitpid(helper, NULL, 0);
  }
  rmdir(place);
  return nothing;
}

static struct fuse_lowlevel_ops calls = {
    .getattr = sqfs_ll_op_getattr, .opendir = sqfs_ll_op_opendir,       .releasedir = sqfs_ll_op_releasedir,
    .readdir = sqfs_ll_op_readdir, .lookup = sqfs_ll_op_lookup,         .open = sqfs_ll_op_open,
    .create = sqfs_ll_op_create,   .release = sqfs_ll_op_release,       .read = sqfs_ll_op_read,
    .readlink = sqfs_ll_op_readlink, .listxattr = sqfs_ll_op_listxattr, .getxattr = sqfs_ll_op_getxattr,
    .forget = sqfs_ll_op_forget,   .statfs = stfs_ll_op_statfs,
};

/* Never returns. `ready` gets one byte when the files can be had. */
static void serve(size_t offset, int ready) {
  char *words[] = {image, "-o", "ro,nosuid,nodev,subtype=squashfuse"};
  struct fuse_args args = FUSE_ARGS_INIT(3, words);
  sqfs_ll *files;
  sqfs_ll_chan door;
  pthread_t watcher;
  setsid();
  signal(SIGTERM, SIG_IGN), signal(SIGINT, SIG_IGN), signal(SIGHUP, SIG_IGN), signal(SIGPIPE, SIG_IGN);
  files = sqfs_ll_open(image, offset);
  if (files == NULL || sqfs_ll_mount(&door, place, &args, &calls, sizeof calls, files) != SQFS_OK) _exit(1);
  if (pthread_create(&watcher, NULL, take_from_sight, NULL) != 0 || write(ready, "", 1) != 1) _exit(1);
  close(ready);
  fuse_session_loop(door.session);
  pthread_join(watcher, NULL);
  _exit(0);
}

static void mount_and_run(size_t offset, char **argv) {
  int keep[2], ready[2];
  char byte;
  make_place(".mount_Dialpost");
  if (pipe(keep) != 0 || pipe2(ready, O_CLOEXEC) != 0) give_up("cannot be run");
  pid_t server = fork();
  if (server < 0) give_up("cannot be run");
  if (server == 0) {
    if (fork() != 0) _exit(0);
    close(keep[1]), close(ready[0]);
    fcntl(keep[0], F_SETFD, FD_CLOEXEC);
    living = keep[0];
    serve(offset, ready[1]);
  }
  close(keep[0]), close(ready[1]);
  waitpid(server, NULL, 0);
  if (read(ready[0], &byte, 1) == 1) run(argv);
  rmdir(place);
  fprintf(stderr,
          "%s: its files could not be mounted: FUSE is not to be had here. Install fuse3 (Debian, Ubuntu: apt install "
          "fuse3), or start it with --appimage-extract-and-run, which unpacks it at each start.\n",
          image);
  exit(127);
}

int main(int argc, char **argv) {
  ssize_t length = readlink("/proc/self/exe", image, sizeof image - 1);
  const char *word = argc > 1 ? argv[1] : "";
  if (length <= 0) give_up("/proc is not to be had");
  size_t offset = offset_of_files();
  if (strcmp(word, "--appimage-offset") == 0) return printf("%zu\n", offset) < 0;
  if (strcmp(word, "--appimage-extract") == 0) {
    if (mkdir("squashfs-root", 0755) != 0) give_up("squashfs-root");
    extract(offset, "squashfs-root");
    return 0;
  }
  if (strcmp(word, "--appimage-extract-and-run") == 0) {
    argv[1] = argv[0];
    return extract_and_run(offset, argv + 1);
  }
  const char *asked = getenv("APPIMAGE_EXTRACT_AND_RUN");
  if (asked != NULL && *asked != '\0') return extract_and_run(offset, argv);
  mount_and_run(offset, argv);
}
