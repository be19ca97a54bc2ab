; Where it is put: whether it can be put there, what stands there or elsewhere already and has
; to go first, and everything taken back where it could not be written whole.

; "yes": the service of this computer ran the programs that are replaced.
Var HadService

; Who has it by the setup for all needs no other, and two of them would be one too many.
Function JudgeOthers
  ReadRegStr $0 HKLM "${OUR_KEY}" "InstallFolder"
  ${If} $MultiUser.InstallMode != "AllUsers"
  ${AndIf} $0 != ""
    ${GiveUp} "$(AllHaveIt)"
  ${EndIf}
FunctionEnd

; $0 "yes" where this person may change what is of all.
!macro HAS_RIGHTS un
Function ${un}HasRights
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
  ${OrIf} $0 == "Power"
    StrCpy $0 "yes"
  ${Else}
    StrCpy $0 "no"
  ${EndIf}
FunctionEnd
!macroend

!insertmacro HAS_RIGHTS ""
!insertmacro HAS_RIGHTS "un."

; For all without the rights: NSIS' own word for it is a box, which a silent setup shows where nobody is.
Function JudgeRights
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/AllUsers" $2
  ${IfNot} ${Errors}
    Call HasRights
    ${If} $0 == "no"
      ${GiveUp} "$(ForAllNeedsAdmin)"
    ${EndIf}
  ${EndIf}
  ClearErrors
FunctionEnd

; A /D= that NSIS can do nothing with (a file, quotes) is none to it: $R0 is empty then.
Function JudgeAsked
  System::Call 'kernel32::GetCommandLineW() w .r0'
  ClearErrors
  ${GetOptions} $0 "/D=" $1
  ${IfNot} ${Errors}
  ${AndIf} $R0 == ""
    ${GiveUp} "$(FolderAsked)"
  ${EndIf}
  ClearErrors
FunctionEnd

; $0 afterwards what is wrong with $INSTDIR, or "". In PATH ";" ends a folder and %…% is replaced.
Function JudgeFolder
  Push $1
  Push $2
  StrCpy $2 ""
  StrCpy $0 "$(NotWritten)"
  ${WordReplace} "$INSTDIR" ";" "" "+" $1
  ${WordReplace} "$1" "%" "" "+" $1
  ${If} $1 != $INSTDIR
    StrCpy $0 "$(FolderName)"
  ${Else}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\*.*"
      StrCpy $2 "made"
      CreateDirectory "$INSTDIR"
    ${EndIf}
    FileOpen $1 "$INSTDIR\written.tmp" w
    ${IfNot} ${Errors}
      FileClose $1
      Delete "$INSTDIR\written.tmp"
      StrCpy $0 ""
    ${EndIf}
    ${If} $2 == "made"
      RMDir "$INSTDIR"
    ${EndIf}
  ${EndIf}
  ClearErrors
  Pop $2
  Pop $1
FunctionEnd

Function LeaveFolder
  Call JudgeFolder
  ${If} $0 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$0"
    Abort
  ${EndIf}
FunctionEnd

; A version that is here already, in this folder or another, ends its relay and goes; its
; uninstaller knows what it brought. PATH and menu are written anew by the parts chosen now.
; Installed for all, it takes the place of what this person had alone.
Function MakeWay
  StrCpy $0 "$INSTDIR"
  Call HasService
  StrCpy $HadService $0
  StrCpy $0 "$INSTDIR"
  Call StopRelay
  ReadRegStr $R1 SHCTX "${OUR_KEY}" "InstallFolder"
  ${If} $R1 == ""
    StrCpy $R1 "$INSTDIR"
  ${EndIf}
  StrCpy $R2 $MultiUser.InstallMode
  Call TakeOut
  ReadRegStr $R1 HKCU "${OUR_KEY}" "InstallFolder"
  ${If} $R1 != ""
    StrCpy $R2 "CurrentUser"
    Call TakeOut
  ${EndIf}
FunctionEnd

; What is installed in $R1, for whom $R2 says.
Function TakeOut
  StrCpy $0 "$R1"
  Call HasService
  ${If} $0 == "yes"
    StrCpy $HadService "yes"
  ${EndIf}
  StrCpy $0 "$R1"
  Call StopRelay
  ${If} ${FileExists} "$R1\uninstall.exe"
    ExecWait '"$R1\uninstall.exe" /S /UPGRADE /$R2 _?=$R1' $0
    ${If} $0 != 0
      ${GiveUp} "$(OldStays)"
    ${EndIf}
    Delete "$R1\uninstall.exe"
    SetOutPath "$TEMP"
    RMDir "$R1"
  ${EndIf}
FunctionEnd

; Of what was written nothing stays.
Function TakeBack
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
FunctionEnd
