; Runs the rest of its command line as a person without an administrator's rights, and ends as
; that did: a token like whoever started it has, with the administrators' group for denying only.
; Exit 99: that could not be done.
Target amd64-unicode
Unicode true
RequestExecutionLevel user
SilentInstall silent
OutFile "${OUT}"
!include FileFunc.nsh
!include LogicLib.nsh
!define DENY_ONLY "S-1-5-32-544"
!define TOKEN_RIGHTS 0xB ; assign, duplicate, query
!define WITH_HANDLES 0x100

Section
  ${GetParameters} $9
  SetErrorLevel 99
  System::Call 'advapi32::OpenProcessToken(p -1, i ${TOKEN_RIGHTS}, *p .r1)'
  System::Call 'advapi32::ConvertStringSidToSidW(w "${DENY_ONLY}", *p .r2)'
  System::Call '*(p r2, i 0, i 0) p .r3'
  System::Call 'advapi32::CreateRestrictedToken(p r1, i 0, i 1, p r3, i 0, p 0, i 0, p 0, *p .r4)'
  System::Call 'kernel32::GetStdHandle(i -11) p .r7'
  System::Call 'kernel32::GetStdHandle(i -12) p .r8'
  System::Call '*(i 104, i 0, p 0, p 0, p 0, i 0, i 0, i 0, i 0, i 0, i 0, i 0, i ${WITH_HANDLES}, i 0, i 0, p 0, p 0, p r7, p r8) p .r5'
  System::Call '*(p 0, p 0, i 0, i 0) p .r6'
  System::Call 'advapi32::CreateProcessAsUserW(p r4, p 0, w r9, p 0, p 0, i 1, i 0, p 0, p 0, p r5, p r6) i .r0'
  ${If} $0 = 0
    Quit
  ${EndIf}
  System::Call '*$6(p .r1)'
  System::Call 'kernel32::WaitForSingleObject(p r1, i -1)'
  System::Call 'kernel32::GetExitCodeProcess(p r1, *i .r0)'
  SetErrorLevel $0
SectionEnd
