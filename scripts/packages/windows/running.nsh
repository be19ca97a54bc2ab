; Our own commands, and a relay that runs while it is to be replaced or removed: asked to
; end in order (a letter under way is finished, the line is hung up) and waited for. Never
; killed: where it does not end, setup does, and nothing was changed.

!define LONGEST_MS 90000
!define LOOKS 40
!define LOOKS_AFTER_NO 4 ; nobody said that it would end
!define LOOK_MS 250

; Runs `dialpost.cmd $0` of the folder $1; $0 its exit code, or "error", $1 what it said last. Its words go by a
; file, because a program without a window gets no pipe everywhere.
!macro OUR_COMMAND un
Function ${un}OurCommand
  Push $2
  StrCpy $2 "$PLUGINSDIR\said.txt"
  Delete $2
  nsExec::Exec /TIMEOUT=${LONGEST_MS} '"$SYSDIR\cmd.exe" /d /s /c ""$1\bin\dialpost.cmd" $0 >"$2" 2>&1 <nul"'
  Pop $0
  StrCpy $1 ""
  ClearErrors
  FileOpen $2 $2 r
  ${IfNot} ${Errors}
    FileRead $2 $1
    FileClose $2
    System::Call 'kernel32::MultiByteToWideChar(i 65001, i 0, m r1, i -1, w .r1, i ${NSIS_MAX_STRLEN})'
  ${EndIf}
  ClearErrors
  Pop $2
FunctionEnd

; $0 the folder; $0 afterwards "yes" where a program of it runs: Windows lets nobody write to one that does.
Function ${un}IsRunning
  Push $1
  Push $2
  StrCpy $2 "no"
  ClearErrors
  ${If} ${FileExists} "$0\relay\node.exe"
    FileOpen $1 "$0\relay\node.exe" a
    ${If} ${Errors}
      StrCpy $2 "yes"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${If} ${FileExists} "$0\Dialpost.exe"
    FileOpen $1 "$0\Dialpost.exe" a
    ${If} ${Errors}
      StrCpy $2 "yes"
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
  ClearErrors
  StrCpy $0 $2
  Pop $2
  Pop $1
FunctionEnd

; $0 the folder; $0 afterwards "yes" where this computer's service runs its programs, however it was installed.
Function ${un}HasService
  Push $1
  Push $2
  Push $3
  Push $4
  StrCpy $4 "no"
  ${WordReplace} "$0" "&" "&amp;" "+" $1
  ReadEnvStr $2 "ProgramData"
  ClearErrors
  FileOpen $2 "$2\Dialpost\service.xml" r
  ${IfNot} ${Errors}
    ${Do}
      FileReadUTF16LE $2 $3
      ${If} ${Errors}
        ${ExitDo}
      ${EndIf}
      ${If} $3 == "      <Command>&quot;$1\relay\node.exe&quot;</Command>$\r$\n"
        StrCpy $4 "yes"
      ${EndIf}
    ${Loop}
    FileClose $2
  ${EndIf}
  ClearErrors
  StrCpy $0 $4
  Pop $4
  Pop $3
  Pop $2
  Pop $1
FunctionEnd

; The task of the service is started anew.
Function ${un}StartService
  Push $0
  nsExec::Exec '"$SYSDIR\schtasks.exe" /Run /TN Dialpost'
  Pop $0
  Pop $0
FunctionEnd

; Ends what runs from the folder $0: the service's relay, and that of whoever runs setup; ends setup with 2 where that
; does not come to pass, and the service runs as before.
Function ${un}StopRelay
  Push $1
  Push $2
  Push $3
  Push $4
  StrCpy $2 $0
  ${IfNot} ${FileExists} "$2\bin\dialpost.cmd"
    Goto leave
  ${EndIf}
  again:
  StrCpy $3 "no"
  StrCpy $4 0
  StrCpy $0 $2
  Call ${un}IsRunning
  ${If} $0 == "yes"
    DetailPrint "$(Stopping)"
    StrCpy $4 ${LOOKS_AFTER_NO}
    ; It first: where the person has no post office, "stop" alone means it too.
    StrCpy $0 $2
    Call ${un}HasService
    ${If} $0 == "yes"
      StrCpy $0 "stop --service"
      StrCpy $1 $2
      Call ${un}OurCommand
      ${If} $0 == 0
        StrCpy $3 "yes"
        StrCpy $4 ${LOOKS}
      ${EndIf}
    ${EndIf}
    StrCpy $0 "stop"
    StrCpy $1 $2
    Call ${un}OurCommand
    ${If} $0 == 0
      StrCpy $4 ${LOOKS}
    ${EndIf}
  ${EndIf}
  ${ForEach} $1 0 $4 + 1
    StrCpy $0 $2
    Call ${un}IsRunning
    ${If} $0 == "no"
      Goto leave
    ${EndIf}
    Sleep ${LOOK_MS}
  ${Next}
  ${If} $3 == "yes"
    Call ${un}StartService
  ${EndIf}
  ${IfNot} ${Silent}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" IDRETRY again
  ${Else}
    Push "$(StillRuns)"
    Call ${un}Say
  ${EndIf}
  DetailPrint "$(NothingChanged)"
  SetErrorLevel 2
  Quit
  leave:
  Pop $4
  Pop $3
  Pop $2
  Pop $1
FunctionEnd
!macroend

!insertmacro OUR_COMMAND ""
!insertmacro OUR_COMMAND "un."
